import { fallbackAdvice, FEWEST_CALLS } from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import type { WatchMemory } from "./watch-record.ts";

/** Menus of a version where more callers hang up than document 000's fixed threshold allows, with 50 calls or more. */
export function menusAbove({ nodes }: Flow, { seenNodes }: Pick<WatchMemory, "seenNodes">): readonly string[] {
  return Object.entries(seenNodes)
    .filter(([id, { trials, successes }]) => {
      const isMenu = Object.hasOwn(nodes, id) && nodes[id]?.kind === "menu";
      return isMenu && trials >= FEWEST_CALLS && fallbackAdvice(successes / trials) === "agent_priority_queue";
    })
    .map(([id]) => id);
}
