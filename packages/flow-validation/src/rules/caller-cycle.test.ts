import { flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { callerCycle } from "./caller-cycle.ts";

const main = menu({ label: "Main menu", keys: ["1", "9"] });
const enter = [
  "node_start -> node_m",
  "node_m.key:1 -> node_q",
  "node_m.noInput -> node_q",
  "node_m.noMatch -> node_q",
];

describe("caller-cycle", () => {
  it("tells where callers go round because they want to", () =>
    verifyRule(callerCycle, {
      valid: [
        { name: "no way back", flow: flowOf({ nodes: { node_m: main, node_q: queue() }, wires: enter }) },
        {
          name: "a way round that silence walks is worse and has its own code",
          flow: flowOf({
            nodes: { node_m: main, node_q: queue() },
            wires: [
              "node_start -> node_m",
              "node_m.key:1 -> node_q",
              "node_m.noInput -> node_m",
              "node_m.key:9 -> node_m",
            ],
          }),
        },
      ],
      invalid: [
        {
          name: "9 repeats the menu",
          flow: flowOf({
            nodes: { node_m: main, node_s: message({ label: "Again" }), node_q: queue() },
            wires: [...enter, "node_m.key:9 -> node_s", "node_s -> node_m"],
          }),
          problems: [
            {
              severity: "info",
              at: { nodeId: "node_m", connectionId: "conn_6", pointer: "/nodes/node_m" },
              params: {
                path: ["node_m", "node_s", "node_m"],
                connections: ["conn_5", "conn_6"],
                acts: ["key", "auto"],
                size: 2,
                polls: false,
                wayOut: "key",
                counters: [],
              },
              related: ["node_s"],
              fix: null,
              words:
                "Callers can go round by pressing keys (“Main menu” → “Again” → “Main menu”). Nothing is wrong with that; they leave when they choose to.",
            },
          ],
        },
      ],
    }));
});
