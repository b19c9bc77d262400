import { flowOf, httpRequest, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { errorsShareOneExit } from "./errors-share-one-exit.ts";

const nodes = { node_h: httpRequest(), node_m: message({ label: "Try again" }), node_q: queue() };
const flow = (...wires: readonly string[]) => flowOf({ nodes, wires: ["node_start -> node_h", ...wires] });

describe("errors-share-one-exit", () => {
  it("finds wrong questions and dead services that lead to one place", () =>
    verifyRule(errorsShareOneExit, {
      valid: [
        {
          name: "apart",
          flow: flow(
            "node_h.notFound -> node_m",
            "node_h.clientError -> node_m",
            "node_h.serverError -> node_q",
            "node_h.timeout -> node_q",
            "node_h.circuitOpen -> node_q",
          ),
        },
        { name: "success may lead anywhere", flow: flow("node_h.success -> node_q", "node_h.serverError -> node_q") },
        { name: "not wired, or to nowhere", flow: flow("node_h.notFound -> node_gone", "node_h.timeout -> node_gone") },
      ],
      invalid: [
        {
          name: "the same queue for both",
          flow: flow(
            "node_h.unauthorized -> node_q",
            "node_h.notFound -> node_q",
            "node_h.clientError -> node_m",
            "node_h.timeout -> node_q",
          ),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_h", pointer: "/nodes/node_h" },
              params: { target: "node_q", client: ["unauthorized", "notFound"], server: ["timeout"] },
              related: ["node_q"],
              fix: null,
              words:
                "“Web request” leads to “Queue” both when the question was wrong (not authorised, not found) and when the service does not answer (timed out): callers who mistyped could be asked again, the others cannot be helped by that.",
            },
          ],
        },
        {
          name: "two places, each for both",
          flow: flow(
            "node_h.notFound -> node_q",
            "node_h.timeout -> node_q",
            "node_h.clientError -> node_m",
            "node_h.serverError -> node_m",
          ),
          problems: [
            { params: { target: "node_q", client: ["notFound"], server: ["timeout"] } },
            { related: ["node_m"] },
          ],
        },
      ],
    }));
});
