import { flowOf, agent, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unresolvedQueue } from "./unresolved-queue.ts";

const flow = (id: string) =>
  flowOf({
    nodes: { node_a: queue(id, { label: "Sales" }), node_b: agent("elsewhere") },
    wires: ["node_start -> node_a"],
  });
const resources = { queue: new Set(["queue_a"]) };

describe("unresolved-queue", () => {
  it("finds what the tenant does not have", () =>
    verifyRule(unresolvedQueue, {
      valid: [
        { name: "it exists", flow: flow("queue_a"), resources },
        { name: "the tenant cannot be asked", flow: flow("queue_x") },
        {
          name: "the tenant was asked for something else",
          flow: flow("queue_x"),
          resources: { agent: new Set<string>() },
        },
        {
          name: "another kind of fallback",
          flow: flowOf({ flow: { fallback: { kind: "agent", agentId: "" } } }),
          resources,
        },
      ],
      invalid: [
        {
          name: "unknown there",
          flow: flow("queue_x"),
          resources,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_a", pointer: "/nodes/node_a/queueId" },
              params: { id: "queue_x", reason: "unknown" },
              related: [],
              fix: null,
              words:
                "“Sales” names the queue queue_x, which does not exist there: callers would not be put through. Choose another queue, or create it.",
            },
          ],
        },
        {
          name: "none chosen, whoever can be asked",
          flow: flow(" "),
          problems: [
            {
              params: { id: " ", reason: "empty" },
              words: "“Sales” names no queue: callers would not be put through. Choose one.",
            },
          ],
        },
        {
          name: "the fallback",
          flow: flowOf({ flow: { fallback: { kind: "queue", queueId: "queue_x" } } }),
          resources,
          problems: [
            {
              at: { pointer: "/fallback/queueId" },
              words:
                "The fallback of the flow names the queue queue_x, which does not exist there: callers would not be put through. Choose another queue, or create it.",
            },
          ],
        },
      ],
    }));
});
