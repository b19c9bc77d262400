import { flowOf, agent, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unresolvedAgent } from "./unresolved-agent.ts";

const flow = (id: string) =>
  flowOf({
    nodes: { node_a: agent(id, { label: "Sales" }), node_b: queue("elsewhere") },
    wires: ["node_start -> node_a"],
  });
const resources = { agent: new Set(["agent_a"]) };

describe("unresolved-agent", () => {
  it("finds what the tenant does not have", () =>
    verifyRule(unresolvedAgent, {
      valid: [
        { name: "it exists", flow: flow("agent_a"), resources },
        { name: "the tenant cannot be asked", flow: flow("agent_x") },
        {
          name: "the tenant was asked for something else",
          flow: flow("agent_x"),
          resources: { queue: new Set<string>() },
        },
        {
          name: "another kind of fallback",
          flow: flowOf({ flow: { fallback: { kind: "queue", queueId: "" } } }),
          resources,
        },
      ],
      invalid: [
        {
          name: "unknown there",
          flow: flow("agent_x"),
          resources,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_a", pointer: "/nodes/node_a/agentId" },
              params: { id: "agent_x", reason: "unknown" },
              related: [],
              fix: null,
              words:
                "“Sales” names the agent agent_x, which does not exist there: callers would not be put through. Choose another agent, or create it.",
            },
          ],
        },
        {
          name: "none chosen, whoever can be asked",
          flow: flow(" "),
          problems: [
            {
              params: { id: " ", reason: "empty" },
              words: "“Sales” names no agent: callers would not be put through. Choose one.",
            },
          ],
        },
        {
          name: "the fallback",
          flow: flowOf({ flow: { fallback: { kind: "agent", agentId: "agent_x" } } }),
          resources,
          problems: [
            {
              at: { pointer: "/fallback/agentId" },
              words:
                "The fallback of the flow names the agent agent_x, which does not exist there: callers would not be put through. Choose another agent, or create it.",
            },
          ],
        },
      ],
    }));
});
