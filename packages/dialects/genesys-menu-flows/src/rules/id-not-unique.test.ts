import { agent, flowOf, menu, queue, start } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { idNotUnique } from "./id-not-unique.ts";

const main = menu({ label: "Main menu", keys: ["1", "2"] });
const wires = ["node_start -> node_main", "node_main.key:1 -> node_a", "node_main.key:2 -> node_b"];

describe("id-not-unique", () => {
  it("finds ids that name two different things", () =>
    verifyRule(idNotUnique, {
      valid: [
        {
          name: "one queue in two places",
          flow: flowOf({ nodes: { node_main: main, node_a: queue("sales"), node_b: queue("sales") }, wires }),
          profile,
        },
        {
          name: "ids that are still empty",
          flow: flowOf({ nodes: { node_main: main, node_a: queue(""), node_b: agent("") }, wires }),
          profile,
        },
        {
          name: "a block that no call comes to",
          flow: flowOf({
            nodes: { node_main: main, node_a: queue("sales"), node_b: queue("x"), node_c: agent("sales") },
            wires,
          }),
          profile,
        },
      ],
      invalid: [
        {
          name: "a queue and an agent",
          flow: flowOf({
            nodes: { node_main: main, node_a: queue("sales", { label: "Sales" }), node_b: agent("sales") },
            wires,
          }),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_a", pointer: "/nodes/node_a" },
              params: { id: "sales" },
              related: ["node_b"],
              fix: null,
              words:
                "Genesys Cloud tells menus, queues, agents and flows apart by their ids alone, and “sales” is that of “Sales” and of another block of this flow: the flow cannot be published. Give one of them another id.",
            },
          ],
        },
        {
          name: "a queue that is called as a menu is there",
          flow: flowOf({ nodes: { node_main: main, node_a: queue("main"), node_b: queue("x") }, wires }),
          profile,
          problems: [{ at: { nodeId: "node_a", pointer: "/nodes/node_a" }, related: ["node_main"] }],
        },
        {
          name: "a menu that would be called like the start",
          flow: flowOf({
            nodes: { node_begin: start(), node_start: main, node_a: queue("x") },
            wires: ["node_begin -> node_start", "node_start.key:1 -> node_a"],
          }),
          profile,
          problems: [
            {
              at: { nodeId: "node_start", pointer: "/nodes/node_start" },
              words:
                "Genesys Cloud tells menus, queues, agents and flows apart by their ids alone, and “start” is that of “Main menu” and of the start of every call: the flow cannot be published. Give one of them another id.",
            },
          ],
        },
      ],
    }));
});
