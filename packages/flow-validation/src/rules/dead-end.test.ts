import {
  agent,
  collect,
  condition,
  externalNumber,
  flowOf,
  hours,
  httpRequest,
  language,
  menu,
  message,
  queue,
  subflow,
  vendorBlock,
} from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { deadEnd } from "./dead-end.ts";

const q = queue();
const at = (nodeId: string) => ({ nodeId, pointer: `/nodes/${nodeId}` });

describe("dead-end", () => {
  it("finds exits that must lead somewhere", () =>
    verifyRule(deadEnd, {
      valid: [
        {
          name: "optional exits",
          flow: flowOf({
            nodes: { node_q: q, node_a: agent(), node_x: externalNumber() },
            wires: ["node_start -> node_q"],
          }),
        },
        {
          name: "exits with a code of their own",
          flow: flowOf({
            nodes: { node_m: menu({ keys: ["1"] }), node_l: language() },
            wires: ["node_start -> node_m"],
          }),
        },
        {
          name: "a connection to a node that does not exist is dangling, not a dead end",
          flow: flowOf({ wires: ["node_start -> node_gone"] }),
        },
        {
          name: "a terminal vendor block",
          flow: flowOf({ nodes: { node_v: vendorBlock({ terminal: true }) }, wires: ["node_start -> node_v"] }),
        },
      ],
      invalid: [
        {
          name: "an empty flow",
          flow: flowOf(),
          problems: [
            {
              severity: "error",
              at: at("node_start"),
              params: { port: "next" },
              related: [],
              fix: null,
              words:
                "“Call arrives” leads nowhere when it is done: callers who get there hear nothing more and are cut off.",
            },
          ],
        },
        {
          name: "a message, a condition's branch, opening hours",
          flow: flowOf({
            nodes: { node_c: condition(), node_h: hours(), node_m: message() },
            wires: [
              "node_start -> node_c",
              "node_c.otherwise -> node_h",
              "node_h.open -> node_m",
              "node_h.closed -> node_m",
            ],
          }),
          problems: [
            { at: at("node_c"), params: { port: "branch:yes" } },
            {
              at: at("node_h"),
              params: { port: "holiday" },
              words:
                "“Opening hours” leads nowhere on holidays: callers who get there hear nothing more and are cut off.",
            },
            { at: at("node_m"), params: { port: "next" } },
          ],
        },
        {
          name: "collected digits and a vendor's block; failures have a code of their own",
          flow: flowOf({
            nodes: { node_c: collect(), node_r: httpRequest(), node_s: subflow(), node_v: vendorBlock() },
            wires: [
              "node_start -> node_c",
              "node_c.noInput -> node_r",
              "node_c.noMatch -> node_s",
              "node_r.success -> node_v",
            ],
          }),
          problems: [
            { at: at("node_c"), params: { port: "collected" } },
            { at: at("node_v"), params: { port: "next" } },
          ],
        },
        {
          name: "on a node that nobody reaches it does not stop publishing",
          flow: flowOf({ nodes: { node_m: message(), node_q: q }, wires: ["node_start -> node_q"] }),
          problems: [{ severity: "warning", at: at("node_m") }],
        },
      ],
    }));
});
