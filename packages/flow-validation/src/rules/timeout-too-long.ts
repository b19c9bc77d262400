import type { NodeOfKind } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** A request, or the answer that comes after it, may take longer than the profile lets callers wait for a web service. */
export const timeoutTooLong = nodeRule({
  code: "timeout-too-long",
  severity: "error",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId, profile: { requestTimeoutMs, callbackWaitMs = null } }) {
    if (node.kind !== "httpRequest") return [];
    return [...tooSlow(node, nodeId, requestTimeoutMs), ...tooLate(node, nodeId, callbackWaitMs)];
  },
});

function tooSlow({ timeoutMs }: NodeOfKind<"httpRequest">, nodeId: string, maxMs: number | null): Finding[] {
  if (maxMs === null || timeoutMs <= maxMs) return [];
  return [
    {
      at: { nodeId, pointer: `/nodes/${nodeId}/timeoutMs` },
      params: { wait: "answer", timeoutMs, maxMs },
      fix: { type: "setNodeFields", nodeId, set: { timeoutMs: maxMs } },
    },
  ];
}

function tooLate({ asyncCallback }: NodeOfKind<"httpRequest">, nodeId: string, maxMs: number | null): Finding[] {
  if (maxMs === null || asyncCallback === undefined || asyncCallback.maxWaitMs <= maxMs) return [];
  return [
    {
      at: { nodeId, pointer: `/nodes/${nodeId}/asyncCallback/maxWaitMs` },
      params: { wait: "callback", timeoutMs: asyncCallback.maxWaitMs, maxMs },
      fix: { type: "setNodeFields", nodeId, set: { asyncCallback: { ...asyncCallback, maxWaitMs: maxMs } } },
    },
  ];
}
