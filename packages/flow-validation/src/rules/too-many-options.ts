import { keyOptions } from "../key-options.ts";
import { nodeRule } from "../node-rule.ts";

/** Keys with a customary meaning: they help, repeat, go back or end, and need not be kept in mind. */
const CUSTOMARY = new Set(["0", "9", "*", "#"]);

/** A menu offers more choices than callers can keep in mind while they listen. */
export const tooManyOptions = nodeRule({
  code: "too-many-options",
  severity: "warning",
  kinds: ["menu"],
  checkNode({ node, nodeId, profile: { maxOptions } }) {
    if (node.kind !== "menu" || maxOptions === null) return [];
    const keys = keyOptions(node).map(({ key }) => key);
    const count = new Set(keys.filter((key) => !CUSTOMARY.has(key))).size;
    if (count <= maxOptions) return [];
    return [{ at: { nodeId, pointer: `/nodes/${nodeId}/options` }, params: { count, maxOptions } }];
  },
});
