import { literalText } from "@tonegraph/expressions";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";

/**
 * A request fetches an access token while the caller waits. The signs: the address of a token endpoint, a body with a grant
 * (RFC 6749), or an answer whose access token is kept in a variable.
 */
export const tokenFetchedInCall = nodeRule({
  code: "token-fetched-in-call",
  severity: "error",
  kinds: ["httpRequest"],
  checkNode({ node, nodeId }) {
    if (node.kind !== "httpRequest") return [];
    const sign = signOf(node);
    return sign === null
      ? []
      : [{ at: { nodeId, pointer: `/nodes/${nodeId}${sign.field}` }, params: { sign: sign.sign } }];
  },
});

const TOKEN_ENDPOINT =
  /\/(?:oauth2?(?:\/v?\d+(?:\.\d+)?)?|connect|auth|login)\/(?:access_?)?tokens?(?:$|[/?#])|\/oauth2?$/i;
const GRANT = /(?:^|[?&"'\s])grant_type["']?\s*[=:]/;
const ACCESS_TOKEN = /^\$(?:\.access_token|\[["']access_token["']\])$/;

function signOf({ url, body, responseMapping }: NodeOfKind<"httpRequest">): { sign: string; field: string } | null {
  const address = literalText(url).trim();
  if (TOKEN_ENDPOINT.test(address) || GRANT.test(address)) return { sign: "address", field: "/url" };
  if (body !== undefined && GRANT.test(literalText(body))) return { sign: "grant", field: "/body" };
  const kept = Object.values(responseMapping ?? {}).some((path) => ACCESS_TOKEN.test(path.trim()));
  return kept ? { sign: "answer", field: "/responseMapping" } : null;
}
