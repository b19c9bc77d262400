import { nodeRule } from "../node-rule.ts";

/** A request that fails is tried again more often than the profile allows; every try adds to the caller's wait. */
export const tooManyRetries = nodeRule({
  code: "too-many-retries",
  severity: "error",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId, profile }) {
    const most = profile.maxRequestRetries;
    if (node.kind !== "httpRequest" || !node.retry || most === null || node.retry.maxRetries <= most) return [];
    const { retry, timeoutMs } = node;
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/retry/maxRetries` },
        params: { maxRetries: retry.maxRetries, most, waitMs: Math.max(0, timeoutMs) * (retry.maxRetries + 1) },
        fix: { type: "setNodeFields", nodeId, set: { retry: { ...retry, maxRetries: most } } },
      },
    ];
  },
});
