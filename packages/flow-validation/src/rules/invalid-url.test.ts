import type { NodeOfKind } from "@tonegraph/flow-model";
import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { invalidUrl } from "./invalid-url.ts";

const asking = (fields: Partial<NodeOfKind<"httpRequest">>) =>
  flowOf({ nodes: { node_h: httpRequest(fields) }, wires: ["node_start -> node_h"] });
const tokenFrom = (tokenUrl: string) => ({ kind: "oauth2" as const, tokenUrl, scopes: [], secretRef: "crm" });
const at = { nodeId: "node_h", pointer: "/nodes/node_h/url" };

describe("invalid-url", () => {
  it("finds addresses that no phone system can ask", () =>
    verifyRule(invalidUrl, {
      valid: [
        { name: "https", flow: asking({ url: "https://a.example/v1", authentication: tokenFrom("HTTP://b.example") }) },
        { name: "an address that is put together", flow: asking({ url: "{{ base }}/customers" }) },
        { name: "a host that is put in", flow: asking({ url: "https://{{ host }}/customers" }) },
      ],
      invalid: [
        {
          name: "none",
          flow: asking({ url: " " }),
          problems: [
            {
              severity: "error",
              at,
              params: { url: " ", part: "request", reason: "empty" },
              related: [],
              fix: null,
              words:
                "“Web request” has no address to ask: it asks nobody, and every caller goes where a dead service leads. Type in one that begins with https://.",
            },
          ],
        },
        ...["ftp://a.example", "/relative", "https://", "https:///a", "mailto:a@b.example"].map((url) => ({
          name: `another kind: ${url}`,
          flow: asking({ url }),
          problems: [{ at, params: { url, part: "request", reason: "form" }, fix: null }],
        })),
        {
          name: "a host alone",
          flow: asking({ url: " api.example/v1" }),
          problems: [
            {
              at,
              params: { url: " api.example/v1", part: "request", reason: "form", fixUrl: "https://api.example/v1" },
              fix: { type: "setNodeFields", nodeId: "node_h", set: { url: "https://api.example/v1" } },
              words:
                "“Web request” has the address “ api.example/v1” to ask, which no phone system can ask: one begins with https:// and names a host.",
              fixWords: "Use https://api.example/v1",
            },
          ],
        },
        {
          name: "a token from nowhere, as the editor begins it",
          flow: asking({ authentication: tokenFrom("") }),
          problems: [
            {
              at: { nodeId: "node_h", pointer: "/nodes/node_h/authentication/tokenUrl" },
              params: { url: "", part: "token", reason: "empty" },
              fix: null,
            },
          ],
        },
        {
          name: "a token's address with blanks around it",
          flow: asking({ authentication: tokenFrom(" https://a.example ") }),
          problems: [
            {
              fix: {
                type: "setNodeFields",
                nodeId: "node_h",
                set: { authentication: tokenFrom("https://a.example") },
              },
            },
          ],
        },
      ],
    }));
});
