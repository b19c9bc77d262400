import type { NodeOfKind } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";

// RFC 9110, section 9.2.2: any other method may be repeated without doing its work twice.
const NOT_IDEMPOTENT: ReadonlySet<string> = new Set(["POST", "PATCH"]);
const ONCE = /^(x-)?idempotency-key$/i;

/** A request that writes is tried again: where only the answer was lost, the service does its work twice. */
export const retriedWrite = nodeRule({
  code: "retried-write",
  severity: "warning",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId }) {
    if (node.kind !== "httpRequest" || !node.retry || node.retry.maxRetries < 1 || !mayDoTwice(node)) return [];
    const { retry, method } = node;
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/retry/maxRetries` },
        params: { method, maxRetries: retry.maxRetries },
        fix: { type: "setNodeFields", nodeId, set: { retry: { ...retry, maxRetries: 0 } } },
      },
    ];
  },
});

function mayDoTwice({ method, headers = {} }: NodeOfKind<"httpRequest">): boolean {
  return NOT_IDEMPOTENT.has(method) && !Object.keys(headers).some((name) => ONCE.test(name));
}
