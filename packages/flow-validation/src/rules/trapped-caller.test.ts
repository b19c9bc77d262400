import { flowOf, language, menu, message, queue, subflow } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { trappedCaller } from "./trapped-caller.ts";

const wires = ["node_start -> node_a", "node_a.noInput -> node_b", "node_a.noMatch -> node_b", "node_b -> node_a"];

describe("trapped-caller", () => {
  it("finds parts that callers can never leave", () =>
    verifyRule(trappedCaller, {
      valid: [
        {
          name: "a key leads out",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1"] }), node_b: message(), node_q: queue() },
            wires: [...wires, "node_a.key:1 -> node_q"],
          }),
        },
        {
          name: "an exit that is not wired has a code of its own",
          flow: flowOf({ nodes: { node_a: menu({ keys: ["1"] }), node_b: message() }, wires }),
        },
        {
          name: "an exit to what does not exist has one too",
          flow: flowOf({
            nodes: { node_a: menu({ keys: ["1"] }), node_b: message() },
            wires: [...wires, "node_a.key:1 -> node_gone"],
          }),
        },
        {
          name: "a queue that is left only when nobody is available",
          flow: flowOf({
            nodes: { node_a: message(), node_q: queue() },
            wires: ["node_start -> node_a", "node_a -> node_q", "node_q.unavailable -> node_a"],
          }),
        },
        {
          name: "a sub-flow that does not come back",
          flow: flowOf({
            nodes: { node_a: message(), node_s: subflow() },
            wires: ["node_start -> node_a", "node_a -> node_s", "node_s.failed -> node_a"],
          }),
        },
        {
          name: "nobody comes there",
          flow: flowOf({
            nodes: { node_a: message(), node_b: message(), node_q: queue() },
            wires: ["node_start -> node_q", "node_a -> node_b", "node_b -> node_a"],
          }),
        },
      ],
      invalid: [
        {
          name: "a menu and what it says to silence and wrong keys",
          flow: flowOf({ nodes: { node_a: menu({ label: "Main menu" }), node_b: message({ label: "Sorry" }) }, wires }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_a", connectionId: "conn_4", pointer: "/nodes/node_a" },
              params: {
                path: ["node_a", "node_b", "node_a"],
                connections: ["conn_2", "conn_4"],
                acts: ["silence", "auto"],
                size: 2,
                polls: false,
                wayOut: "none",
                counters: [],
              },
              related: ["node_b"],
              fix: null,
              words:
                "Callers who come to “Main menu” can never leave: they go round (“Main menu” → “Sorry” → “Main menu”), and no exit leads out. Lead one of them to a queue, a person or the end of the call.",
            },
          ],
        },
        {
          name: "keys do not help when they lead round too; each part by itself",
          flow: flowOf({
            nodes: {
              node_a: language({ options: [{ key: "1", language: "en-US" }] }),
              node_m: menu({ keys: ["1"] }),
              node_n: message(),
            },
            wires: [
              "node_start -> node_a",
              "node_a.lang:en-US -> node_m",
              "node_a.noInput -> node_n",
              "node_n -> node_n",
              "node_m.key:1 -> node_m",
              "node_m.noInput -> node_m",
              "node_m.noMatch -> node_m",
            ],
          }),
          problems: [
            { at: { nodeId: "node_m", connectionId: "conn_5", pointer: "/nodes/node_m" }, related: [] },
            { at: { nodeId: "node_n", connectionId: "conn_4", pointer: "/nodes/node_n" } },
          ],
        },
      ],
    }));
});
