import { nodeRule } from "../node-rule.ts";
import { isWithin } from "../range-fix.ts";

/** What a service can answer with; RFC 9110, section 15. */
const STATUSES = { min: 100, max: 599 };

/** A request is tried again after an answer that no service gives, so that it is not tried again at all. */
export const statusOutOfRange = nodeRule({
  code: "status-out-of-range",
  severity: "error",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId }) {
    if (node.kind !== "httpRequest" || node.retry === undefined) return [];
    const { retry } = node;
    const wrong = retry.onStatus.filter((status) => !isWithin(status, STATUSES));
    if (wrong.length === 0) return [];
    const onStatus = retry.onStatus.filter((status) => isWithin(status, STATUSES));
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/retry/onStatus` },
        params: { statuses: wrong },
        fix: { type: "setNodeFields", nodeId, set: { retry: { ...retry, onStatus } } },
      },
    ];
  },
});
