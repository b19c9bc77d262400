import type { Flow } from "@tonegraph/flow-model";
import { flowRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";

const words: Wording = {
  problem: (w) =>
    `Silent callers of ${w.here()} are hung up on, but CXone wants a place for them even then, and the flow's fallback ` +
    `${w.text("fallback") === "hangup" ? "is a hang-up too" : "is not set"}: the flow cannot be published. Set the ` +
    "fallback to a queue, an agent or a number, or lead the silence there.",
};

/**
 * Silence leads to a hang-up, and the flow has no fallback that CXone could be given as `fallbackDestination`. A fallback
 * without an id or a number is told by the common rules about references.
 */
export const hangUpWithoutFallback = {
  ...flowRule({
    code: "hang-up-without-fallback",
    severity: "error",
    reads: ["nodes", "connections", "fallback"],
    check({ flow, index }) {
      const fallback = unusable(flow);
      if (fallback === null) return [];
      const { nodeIds, kinds, firstExit, exitPort, exitTarget, exitConnection } = index.graph();
      const findings: Finding[] = [];
      for (let menu = kinds.indexOf("menu"); menu !== -1; menu = kinds.indexOf("menu", menu + 1)) {
        const exit = exitPort.indexOf("noInput", firstExit[menu]);
        const connectionId = exitConnection[exit];
        const target = exitTarget[exit] ?? -1;
        if (kinds[target] !== "hangup" || !connectionId) continue;
        const at = { nodeId: nodeIds[menu] ?? "", connectionId, pointer: `/connections/${connectionId}/target` };
        findings.push({ at, params: { fallback }, related: [nodeIds[target] ?? ""] });
      }
      return findings;
    },
  }),
  words,
} satisfies Rule;

function unusable({ fallback }: Flow): "none" | "hangup" | null {
  if (fallback === undefined) return "none";
  return fallback.kind === "hangup" ? "hangup" : null;
}
