import { nodeRule } from "../node-rule.ts";
import { atLeast, finite, isWithin, nearestWithin } from "../range-fix.ts";
import { RETRYING_KINDS, setRetry } from "../retry-fix.ts";

/** A node waits for a key for longer or shorter than the target allows; without a limit, not at all. */
export const timeoutOutOfRange = nodeRule({
  code: "timeout-out-of-range",
  severity: "error",
  kinds: RETRYING_KINDS,
  checkNode({ node, nodeId, profile }) {
    if (!("noInput" in node)) return [];
    const { timeoutMs } = node.noInput;
    const range = profile.menuTimeoutMs ?? atLeast(1);
    if (isWithin(timeoutMs, range)) return [];
    const fixMs = nearestWithin(timeoutMs, range);
    const fix = fixMs === null ? null : setRetry(node, nodeId, { field: "noInput", changes: { timeoutMs: fixMs } });
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/noInput/timeoutMs` },
        params: { timeoutMs, minMs: range.min, maxMs: finite(range.max), fixMs },
        ...(fix ? { fix } : {}),
      },
    ];
  },
});
