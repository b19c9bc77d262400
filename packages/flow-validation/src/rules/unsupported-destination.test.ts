import { collect, flowOf, hangup, language, menu, message, queue, vendorBlock } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unsupportedDestination } from "./unsupported-destination.ts";

const profile = { title: "CXone IVR menus", keyDestinations: ["queue", "agent", "externalNumber"] as const };
const silence = {
  title: "CXone IVR menus",
  timeoutDestinations: ["queue", "agent", "externalNumber", "hangup"] as const,
};
const main = menu({ keys: [{ key: "1", label: "Sales" }] });

describe("unsupported-destination", () => {
  it("finds keys and silences that lead where they cannot", () =>
    verifyRule(unsupportedDestination, {
      valid: [
        {
          name: "any",
          flow: flowOf({
            nodes: { node_m: main, node_n: main },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_n"],
          }),
        },
        {
          name: "a queue",
          flow: flowOf({
            nodes: { node_m: main, node_q: queue() },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_q"],
          }),
          profile,
        },
        {
          name: "a block of the vendor's own, where it carries them",
          flow: flowOf({
            nodes: { node_m: main, node_v: vendorBlock() },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_v"],
          }),
          profile,
        },
        {
          name: "silence is judged by its own list",
          flow: flowOf({
            nodes: { node_m: main, node_n: message() },
            wires: ["node_start -> node_m", "node_m.noInput -> node_n"],
          }),
          profile,
        },
        {
          name: "silence that leads where it may, and a wrong key that nobody limits",
          flow: flowOf({
            nodes: { node_m: main, node_h: hangup(), node_n: message() },
            wires: ["node_start -> node_m", "node_m.noInput -> node_h", "node_m.noMatch -> node_n"],
          }),
          profile: silence,
        },
        {
          name: "silence that leads nowhere",
          flow: flowOf({ nodes: { node_m: main }, wires: ["node_start -> node_m"] }),
          profile: silence,
        },
        {
          name: "silence of a block that is no menu",
          flow: flowOf({
            nodes: { node_c: collect(), node_n: message() },
            wires: ["node_start -> node_c", "node_c.noInput -> node_n"],
          }),
          profile: silence,
        },
        {
          name: "not wired",
          flow: flowOf({ nodes: { node_m: main }, wires: ["node_start -> node_m", "node_m.key:1 -> node_gone"] }),
          profile,
        },
        {
          name: "a language is no destination's key",
          flow: flowOf({
            nodes: { node_l: language(), node_m: main },
            wires: ["node_start -> node_l", "node_l.lang:en-US -> node_m"],
          }),
          profile,
        },
      ],
      invalid: [
        {
          name: "a menu behind a menu",
          flow: flowOf({
            nodes: { node_m: main, node_n: main },
            wires: { conn_a: "node_start -> node_m", conn_b: "node_m.key:1 -> node_n" },
          }),
          profile,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_m", connectionId: "conn_b", pointer: "/connections/conn_b/target" },
              params: {
                port: "key:1",
                key: "1",
                label: "Sales",
                kind: "menu",
                allowed: ["queue", "agent", "externalNumber"],
                profile: "CXone IVR menus",
              },
              related: ["node_n"],
              fix: null,
              words:
                "Key 1 “Sales” leads to a menu, but on CXone IVR menus a key can only lead to a queue, an agent or an outside number: callers who press it would not get there.",
            },
          ],
        },
        {
          name: "silence that leads back to its menu",
          flow: flowOf({
            nodes: { node_m: menu({ label: "Main menu", keys: [] }) },
            wires: { conn_a: "node_start -> node_m", conn_b: "node_m.noInput -> node_m" },
          }),
          profile: silence,
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_m", connectionId: "conn_b", pointer: "/connections/conn_b/target" },
              params: {
                port: "noInput",
                kind: "menu",
                allowed: ["queue", "agent", "externalNumber", "hangup"],
                profile: "CXone IVR menus",
              },
              related: ["node_m"],
              fix: null,
              words:
                "“Main menu” leads to a menu when the caller presses nothing, but on CXone IVR menus silence can only lead to a queue, an agent, an outside number or a hang-up: silent callers would not get there.",
            },
          ],
        },
        {
          name: "two options on one key are one connection",
          flow: flowOf({
            nodes: { node_m: menu({ keys: ["1", "1"] }), node_n: message() },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_n"],
          }),
          profile,
          problems: [{ related: ["node_n"] }],
        },
      ],
    }));
});
