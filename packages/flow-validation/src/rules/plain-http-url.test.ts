import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { plainHttpUrl } from "./plain-http-url.ts";

const asking = (fields: Partial<NodeOfKind<"httpRequest">>) => flowOf({ nodes: { node_h: httpRequest(fields) } });
const tokenFrom = (tokenUrl: string) => ({
  kind: "oauth2" as const,
  tokenUrl,
  scopes: ["read"],
  secretRef: "crm",
});

describe("plain-http-url", () => {
  it("finds requests that are not encrypted", () =>
    verifyRule(plainHttpUrl, {
      valid: [
        { name: "https", flow: asking({ url: "https://a.example", authentication: tokenFrom("https://b.example") }) },
        { name: "an address that is put together", flow: asking({ url: "{{ base }}/customers" }) },
        { name: "http further on", flow: asking({ url: "https://a.example/?back=http://b.example" }) },
      ],
      invalid: [
        {
          name: "the request",
          flow: asking({ url: " HTTP://a.example/{{ ani }}" }),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/url" },
              params: { url: " HTTP://a.example/{{ ani }}" },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { url: "https://a.example/{{ ani }}" } },
              words:
                "“Web request” goes over the network unencrypted (http://): whoever is on the way can read what callers have given.",
              fixWords: "Use https://",
            },
          ],
        },
        {
          name: "its token",
          flow: asking({ authentication: tokenFrom("http://a.example/token") }),
          problems: [
            {
              at: { nodeId: "node_h", pointer: "/nodes/node_h/authentication/tokenUrl" },
              fix: {
                type: "setNodeFields",
                nodeId: "node_h",
                set: { authentication: tokenFrom("https://a.example/token") },
              },
            },
          ],
        },
      ],
    }));
});
