import type { NodeOfKind, SimpleCommand } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

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
              fix: { type: "setNodeFields", nodeId, set },
            },
          ]
        : [],
    );
  },
});

type Fields = NonNullable<Extract<SimpleCommand, { type: "setNodeFields" }>["set"]>;

function addressesOf(
  node: NodeOfKind<"httpRequest">,
): { readonly field: string; readonly url: string; readonly set: Fields }[] {
  const { url, authentication } = node;
  const addresses = [{ field: "/url", url, set: { url: encrypted(url) } }];
  if (authentication?.kind !== "oauth2") return addresses;
  const { tokenUrl } = authentication;
  return [
    ...addresses,
    {
      field: "/authentication/tokenUrl",
      url: tokenUrl,
      set: { authentication: { ...authentication, tokenUrl: encrypted(tokenUrl) } },
    },
  ];
}

function encrypted(url: string): string {
  return url.replace(PLAIN, "https://");
}
