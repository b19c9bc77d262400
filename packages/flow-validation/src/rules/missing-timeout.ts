import { nodeRule } from "../node-rule.ts";

/** What a look-up may take where the profile does not say; document 002. */
const LOOK_UP_MS = 5000;

/** A request has no time after which it is given up: the platform's own, often 30 s of silence, applies. */
export const missingTimeout = nodeRule({
  code: "missing-timeout",
  severity: "error",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId, profile }) {
    if (node.kind !== "httpRequest" || node.timeoutMs > 0) return [];
    const fixMs = Math.min(LOOK_UP_MS, profile.requestTimeoutMs ?? LOOK_UP_MS);
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/timeoutMs` },
        params: { timeoutMs: node.timeoutMs, fixMs },
        fix: { type: "setNodeFields", nodeId, set: { timeoutMs: fixMs } },
      },
    ];
  },
});
