import type { NodeOfKind } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { addressesOf } from "../variables/request-addresses.ts";

// What is put in is only known in the call, so an address may begin with it.
const USABLE = /^(?:https?:\/\/[^\s/?#]|\{\{)/i;
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=$|[:/?#])/i;

/** A request, or the fetching of its token, has no address or one that no phone system can ask: none of http or https. */
export const invalidUrl = nodeRule({
  code: "invalid-url",
  severity: "error",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId }) {
    return node.kind === "httpRequest" ? unusable(node, nodeId) : [];
  },
});

function unusable(node: NodeOfKind<"httpRequest">, nodeId: string): Finding[] {
  return addressesOf(node).flatMap(({ field, url, set }): Finding[] => {
    if (USABLE.test(url)) return [];
    const fixUrl = mended(url.trim());
    const params = { url, part: field === "/url" ? "request" : "token", reason: url.trim() === "" ? "empty" : "form" };
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}${field}` },
        params: { ...params, ...(fixUrl === null ? {} : { fixUrl }) },
        ...(fixUrl === null ? {} : { fix: { type: "setNodeFields", nodeId, set: set(fixUrl) } }),
      },
    ];
  });
}

/** The address without blanks around it, with the scheme that a bare host lacks; null where nobody can tell what is meant. */
function mended(url: string): string | null {
  if (USABLE.test(url)) return url;
  return HOST.test(url) ? `https://${url}` : null;
}
