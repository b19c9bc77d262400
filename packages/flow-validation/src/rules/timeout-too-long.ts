import { nodeRule } from "../node-rule.ts";

/** A request may take longer than the profile lets callers wait for a web service. */
export const timeoutTooLong = nodeRule({
  code: "timeout-too-long",
  severity: "error",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId, profile }) {
    const maxMs = profile.requestTimeoutMs;
    if (node.kind !== "httpRequest" || maxMs === null || node.timeoutMs <= maxMs) return [];
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/timeoutMs` },
        params: { timeoutMs: node.timeoutMs, maxMs },
        fix: { type: "setNodeFields", nodeId, set: { timeoutMs: maxMs } },
      },
    ];
  },
});
