import type { FlowNode } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import { atLeast, finite, isWithin, nearestWithin } from "../range-fix.ts";
import { RETRYING_KINDS, setRetry, type RetryField } from "../retry-fix.ts";
import type { Finding } from "../rule.ts";

/** A node asks again more or less often than the target can; without a limit, fewer than zero times. */
export const repeatsOutOfRange = nodeRule({
  code: "repeats-out-of-range",
  severity: "error",
  kinds: RETRYING_KINDS,
  checkNode({ node, nodeId, profile }) {
    const range = profile.menuRepeats ?? atLeast(0);
    return retriesOf(node).flatMap(({ field, maxRepeats }): Finding[] => {
      if (isWithin(maxRepeats, range)) return [];
      const fixRepeats = nearestWithin(maxRepeats, range);
      const fix = fixRepeats === null ? null : setRetry(node, nodeId, { field, changes: { maxRepeats: fixRepeats } });
      return [
        {
          at: { nodeId, pointer: `/nodes/${nodeId}/${field}/maxRepeats` },
          params: { field, maxRepeats, min: range.min, max: finite(range.max), fixRepeats },
          ...(fix ? { fix } : {}),
        },
      ];
    });
  },
});

function retriesOf(node: FlowNode): { field: RetryField; maxRepeats: number }[] {
  return [
    ...("noInput" in node ? [{ field: "noInput" as const, maxRepeats: node.noInput.maxRepeats }] : []),
    ...("noMatch" in node ? [{ field: "noMatch" as const, maxRepeats: node.noMatch.maxRepeats }] : []),
  ];
}
