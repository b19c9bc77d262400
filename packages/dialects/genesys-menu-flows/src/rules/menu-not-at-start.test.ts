import { flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { menuNotAtStart } from "./menu-not-at-start.ts";

const nodes = {
  node_a: message({ label: "Welcome" }),
  node_b: message({ label: "News" }),
  node_m: menu(),
  node_q: queue("queue_q", { label: "Sales" }),
};
const flowWith = (...wires: string[]) => flowOf({ nodes, wires });

describe("menu-not-at-start", () => {
  it("finds what a call comes to instead of the menu", () =>
    verifyRule(menuNotAtStart, {
      valid: [
        { name: "a menu", flow: flowWith("node_start -> node_m"), profile },
        { name: "one message before it", flow: flowWith("node_start -> node_a", "node_a -> node_m"), profile },
        { name: "nothing yet: that is a dead end", flow: flowWith("node_start -> node_a"), profile },
      ],
      invalid: [
        {
          name: "a second message",
          flow: flowWith("node_start -> node_a", "node_a -> node_b", "node_b -> node_m"),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_b", pointer: "/nodes/node_b/kind" },
              params: { kind: "message" },
              fix: null,
              words:
                "Genesys Cloud speaks one message before the menu, and “News” would be a second one: callers would not hear it. Join the two messages.",
            },
          ],
        },
        {
          name: "a queue at once",
          flow: flowWith("node_start -> node_q"),
          profile,
          problems: [
            {
              words:
                "Genesys Cloud begins a call with a menu, but this one begins with “Sales”: the flow cannot be published. Put a menu there.",
            },
          ],
        },
      ],
    }));
});
