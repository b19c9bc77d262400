import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { addressesOf } from "../variables/request-addresses.ts";

const PLAIN = /^\s*http:\/\//i;

/** A request, or the fetching of its token, goes over the network unencrypted: anybody on the way reads what callers say. */
export const plainHttpUrl = nodeRule({
  code: "plain-http-url",
  severity: "warning",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId }) {
    if (node.kind !== "httpRequest") return [];
    return addressesOf(node).flatMap(({ field, url, set }): Finding[] =>
      PLAIN.test(url)
        ? [
            {
              at: { nodeId, pointer: `/nodes/${nodeId}${field}` },
              params: { url },
              fix: { type: "setNodeFields", nodeId, set: set(url.replace(PLAIN, "https://")) },
            },
          ]
        : [],
    );
  },
});
