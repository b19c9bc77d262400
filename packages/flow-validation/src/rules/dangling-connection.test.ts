import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { danglingConnection } from "./dangling-connection.ts";

const fix = { type: "disconnect" as const, connectionIds: ["conn_x"] };

describe("dangling-connection", () => {
  it("finds connections that no call can follow", () =>
    verifyRule(danglingConnection, {
      valid: [{ name: "wired", flow: flowOf({ nodes: { node_q: queue() }, wires: ["node_start -> node_q"] }) }],
      invalid: [
        {
          name: "a target that does not exist",
          flow: flowOf({ wires: { conn_x: "node_start -> node_gone" } }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_start", connectionId: "conn_x", pointer: "/connections/conn_x/target" },
              params: { reason: "targetMissing", source: "node_start", port: "next", target: "node_gone" },
              related: [],
              fix,
              fixWords: "Remove the connection",
              words:
                "“Call arrives” leads to a block that does not exist when it is done: callers who get there are cut off.",
            },
          ],
        },
        {
          name: "a source that does not exist",
          flow: flowOf({
            nodes: { node_q: queue() },
            wires: { conn_1: "node_start -> node_q", conn_x: "node_gone -> node_q" },
          }),
          problems: [
            {
              severity: "error",
              at: { connectionId: "conn_x", pointer: "/connections/conn_x/source" },
              params: { reason: "sourceMissing", source: "node_gone", port: "next", target: "node_q" },
              fix,
            },
          ],
        },
        {
          name: "an exit that the node does not have",
          flow: flowOf({
            nodes: { node_m: menu({ keys: ["1"] }), node_q: queue() },
            wires: { conn_1: "node_start -> node_m", conn_x: "node_m.key:9 -> node_q" },
          }),
          problems: [
            {
              at: { nodeId: "node_m", connectionId: "conn_x", pointer: "/connections/conn_x/port" },
              params: { reason: "noSuchPort", source: "node_m", port: "key:9", target: "node_q" },
              fix,
            },
          ],
        },
        {
          name: "a second connection on one exit; the one whose id sorts first counts",
          flow: flowOf({
            nodes: { node_a: queue(), node_b: queue() },
            wires: { conn_x: "node_start -> node_b", conn_a: "node_start -> node_a" },
          }),
          problems: [
            {
              at: { nodeId: "node_start", connectionId: "conn_x", pointer: "/connections/conn_x/port" },
              params: { reason: "portTaken", source: "node_start", port: "next", target: "node_b" },
              fix,
            },
          ],
        },
        {
          name: "a connection to nowhere beside one that leads on, which counts whatever its id is",
          flow: flowOf({
            nodes: { node_b: queue() },
            wires: { conn_x: "node_start -> node_gone", conn_y: "node_start -> node_b" },
          }),
          problems: [
            {
              at: { nodeId: "node_start", connectionId: "conn_x", pointer: "/connections/conn_x/port" },
              params: { reason: "portTaken", source: "node_start", port: "next", target: "node_gone" },
              fix,
            },
          ],
        },
      ],
    }));
});
