import { nodeRule } from "../node-rule.ts";

/** A block collects a number of digits that nobody can key in: fewer than none, none at all, or less than it waits for. */
export const digitsOutOfRange = nodeRule({
  code: "digits-out-of-range",
  severity: "error",
  kinds: ["collect"],
  checkNode({ node, nodeId }) {
    if (node.kind !== "collect") return [];
    const { minDigits, maxDigits } = node;
    if (minDigits >= 0 && maxDigits >= 1 && minDigits <= maxDigits) return [];
    const [least, most] = [Math.max(0, minDigits), Math.max(1, maxDigits)];
    const set = { minDigits: Math.min(least, most), maxDigits: Math.max(least, most) };
    const field = minDigits < 0 ? "minDigits" : "maxDigits";
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/${field}` },
        params: { minDigits, maxDigits, fixMin: set.minDigits, fixMax: set.maxDigits },
        fix: { type: "setNodeFields", nodeId, set },
      },
    ];
  },
});
