import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unguardedJsonPath } from "./unguarded-json-path.ts";

const asking = (fields: Partial<NodeOfKind<"httpRequest">>) =>
  flowOf({ nodes: { node_h: httpRequest(fields) }, wires: ["node_start -> node_h"] });

describe("unguarded-json-path", () => {
  it("finds items of lists that may be empty", () =>
    verifyRule(unguardedJsonPath, {
      valid: [
        { name: "no mapping", flow: asking({}) },
        {
          name: "names, lists and filters",
          flow: asking({ responseMapping: { a: "$.a.b", b: "$.c[*]", c: "$.d[?@.e]" } }),
        },
        {
          name: "an answer that stands in",
          flow: asking({ responseMapping: { a: "$.a[0]" }, defaultResponse: { a: [1] } }),
        },
        { name: "even an empty one", flow: asking({ responseMapping: { a: "$.a[0]" }, defaultResponse: null }) },
        { name: "what cannot be read has a rule of its own", flow: asking({ responseMapping: { a: "a[0]" } }) },
      ],
      invalid: [
        {
          name: "the first of a list",
          flow: asking({ responseMapping: { id: "$.data[0].id", name: "$.name", "b/c": "$[-1]" } }),
          problems: [
            {
              at: { nodeId: "node_h", pointer: "/nodes/node_h/responseMapping/b~1c" },
              params: { path: "$[-1]" },
            },
            {
              severity: "error",
              at: { nodeId: "node_h", pointer: "/nodes/node_h/responseMapping/id" },
              params: { path: "$.data[0].id" },
              related: [],
              fix: { type: "setNodeFields", nodeId: "node_h", set: { defaultResponse: {} } },
              words:
                "“Web request” takes $.data[0].id out of the answer: where the list is empty the phone system breaks the call off. Give an answer that stands in, or take the whole list and look into it in an expression.",
              fixWords: "Let an empty answer stand in",
            },
          ],
        },
      ],
    }));
});
