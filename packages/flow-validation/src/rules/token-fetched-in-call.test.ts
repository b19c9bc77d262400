import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { tokenFetchedInCall } from "./token-fetched-in-call.ts";

const asking = (fields: Partial<NodeOfKind<"httpRequest">>) =>
  flowOf({ nodes: { node_h: httpRequest(fields) }, wires: ["node_start -> node_h"] });
const found = (name: string, fields: Partial<NodeOfKind<"httpRequest">>, sign: string) => ({
  name,
  flow: asking(fields),
  problems: [{ params: { sign } }],
});

describe("token-fetched-in-call", () => {
  it("finds tokens that callers wait for", () =>
    verifyRule(tokenFetchedInCall, {
      valid: [
        {
          name: "the phone system keeps the token",
          flow: asking({
            authentication: { kind: "oauth2", tokenUrl: "https://a.example/oauth/token", scopes: [], secretRef: "crm" },
          }),
        },
        { name: "tokens that are no access tokens", flow: asking({ url: "https://a.example/customers/token-count" }) },
        { name: "a card's token", flow: asking({ url: "https://a.example/payments/tokens", method: "POST" }) },
        { name: "an answer's own fields", flow: asking({ responseMapping: { a: "$.customer.access_token_hint" } }) },
      ],
      invalid: [
        {
          name: "the address of a token endpoint",
          flow: asking({ method: "POST", url: "https://{{ host }}/oauth/token" }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/url" },
              params: { sign: "address" },
              related: [],
              fix: null,
              words:
                "“Web request” fetches an access token while the caller waits. Give the requests that need it their authentication instead: the token is then fetched ahead and renewed before it expires.",
            },
          ],
        },
        found("with a version", { url: "https://a.example/oauth2/v1.0/token?x=1" }, "address"),
        found("an identity server", { url: "https://a.example/connect/token" }, "address"),
        found("a grant in the address", { url: "https://a.example/x?grant_type=client_credentials" }, "address"),
        found("a grant in a form", { url: "https://a.example/x", body: "grant_type=client_credentials" }, "grant"),
        found("a grant in JSON", { url: "https://a.example/x", body: '{ "grant_type": "password" }' }, "grant"),
        found(
          "a token that is kept",
          { url: "https://a.example/x", responseMapping: { t: "$['access_token']" } },
          "answer",
        ),
      ],
    }));
});
