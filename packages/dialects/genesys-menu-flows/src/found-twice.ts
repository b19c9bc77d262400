// A flow's menus are told apart by their ids, and a menu's keys by what is pressed. A drawing has each once; what comes twice
// all the same can only stand in a copy of the vendor's.
import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, objectsIn, repeated, textIn } from "@tonegraph/vendor-kit";
import { START_ID } from "./wire.ts";

/** An id that a step before it has, or a key that its menu has already. */
export interface FoundTwice {
  readonly kind: "id" | "key";
  readonly value: string;
  /** The menu whose id it is, or that has the key. */
  readonly menuId: string;
  /** Where it comes again. */
  readonly pointer: string;
}

/** Everything that comes a second time in the menus that calls come to, a menu before those that stand in it. */
export function foundTwice(flow: Json): readonly FoundTwice[] {
  const steps = objectsIn(flow, "steps");
  const start = steps.findIndex((step) => step["type"] === "start");
  return foundIn(steps[start]?.["nextStep"] ?? null, `/steps/${start}/nextStep`, new Set([START_ID]));
}

/** `ids` are those of the steps before; it grows. */
function foundIn(menu: Json, at: string, ids: Set<string>): FoundTwice[] {
  if (!isJsonObject(menu)) return [];
  const menuId = textIn(menu, "id") ?? "";
  const isTwice = ids.has(menuId);
  ids.add(menuId);
  const keys = objectsIn(menu, "dtmfHandlers").map((handler) => textIn(handler, "key"));
  return [
    ...(isTwice ? [{ kind: "id" as const, value: menuId, menuId, pointer: `${at}/id` }] : []),
    ...repeated(keys).map((index) => ({
      kind: "key" as const,
      value: keys[index] ?? "",
      menuId,
      pointer: `${at}/dtmfHandlers/${index}/key`,
    })),
    ...objectsIn(menu, "nextSteps").flatMap((step, index) => foundIn(step, `${at}/nextSteps/${index}`, ids)),
  ];
}
