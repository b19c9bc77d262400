import { flowOf, hangup, hours, menu, message, queue } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { menuNotFirst } from "./menu-not-first.ts";

const nodes = { node_a: message({ label: "Welcome" }), node_b: message({ label: "News" }), node_m: menu() };

describe("menu-not-first", () => {
  it("finds what a call comes to instead of the menu", () =>
    verifyRule(menuNotFirst, {
      valid: [
        { name: "a menu", flow: flowOf({ nodes, wires: ["node_start -> node_m"] }), profile },
        {
          name: "one message before it",
          flow: flowOf({ nodes, wires: ["node_start -> node_a", "node_a -> node_m"] }),
          profile,
        },
        { name: "nothing yet: that is a dead end", flow: flowOf({ nodes, wires: ["node_start -> node_a"] }), profile },
        {
          name: "what CXone does not have at all is told once",
          flow: flowOf({ nodes: { node_h: hours() }, wires: ["node_start -> node_h"] }),
          profile,
        },
      ],
      invalid: [
        {
          name: "a second message",
          flow: flowOf({ nodes, wires: ["node_start -> node_a", "node_a -> node_b", "node_b -> node_m"] }),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_b", pointer: "/nodes/node_b/kind" },
              params: { kind: "message" },
              fix: null,
              words:
                "CXone speaks one message before the menu, and “News” would be a second one: callers would not hear it. Join the two messages.",
            },
          ],
        },
        {
          name: "a queue at once",
          flow: flowOf({ nodes: { node_q: queue("q", { label: "Sales" }) }, wires: ["node_start -> node_q"] }),
          profile,
          problems: [
            {
              at: { nodeId: "node_q", pointer: "/nodes/node_q/kind" },
              params: { kind: "queue" },
              words:
                "CXone begins a call with a menu, but this one begins with “Sales”: the flow cannot be published. Put a menu there.",
            },
          ],
        },
        {
          name: "a message and the end",
          flow: flowOf({
            nodes: { node_a: message(), node_h: hangup() },
            wires: ["node_start -> node_a", "node_a -> node_h"],
          }),
          profile,
          problems: [{ at: { nodeId: "node_h", pointer: "/nodes/node_h/kind" } }],
        },
      ],
    }));
});
