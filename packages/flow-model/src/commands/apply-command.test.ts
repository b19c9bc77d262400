import { describe, expect, test } from "vitest";
import type { Flow } from "../flow.ts";
import { condition, message } from "../testing/node-builders.ts";
import { twoKeyMenu } from "../testing/two-key-menu.ts";
import { applyCommand } from "./apply-command.ts";
import type { Command, SimpleCommand } from "./command.ts";

function applied(flow: Flow, ...commands: readonly SimpleCommand[]): Flow {
  const result = applyCommand(flow, { type: "batch", label: "test", commands: [...commands] });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.flow;
}

/** The connections as wires, sorted. */
function wires(flow: Flow): string[] {
  return Object.values(flow.connections)
    .map(({ source, port, target }) => `${source}.${port} -> ${target}`.replaceAll("node_", ""))
    .sort();
}

const WIRES = [
  "hello.next -> menu",
  "menu.key:1 -> sales",
  "menu.key:2 -> support",
  "menu.noInput -> hello",
  "start.next -> hello",
];

function without(...gone: readonly string[]): string[] {
  return WIRES.filter((wire) => !gone.includes(wire));
}

const effects: readonly [title: string, commands: readonly SimpleCommand[], wires: readonly string[]][] = [
  [
    "connecting a port that is taken replaces its connection",
    [
      {
        type: "connect",
        connectionId: "conn_new",
        connection: { source: "node_menu", port: "key:1", target: "node_lone" },
      },
    ],
    [...without("menu.key:1 -> sales"), "menu.key:1 -> lone"],
  ],
  [
    "moving a connection to a taken port replaces what was there",
    [{ type: "reconnect", connectionId: "conn_1", port: "key:2" }],
    [...without("menu.key:1 -> sales", "menu.key:2 -> support"), "menu.key:2 -> sales"],
  ],
  [
    "a node put into a connection leads on to its target",
    [{ type: "spliceNode", connectionId: "conn_1", nodeId: "node_lone", port: "next", newConnectionId: "conn_new" }],
    [...without("menu.key:1 -> sales"), "lone.next -> sales", "menu.key:1 -> lone"],
  ],
  [
    "removing a node removes its connections",
    [{ type: "removeNodes", nodeIds: ["node_hello"] }],
    without("hello.next -> menu", "menu.noInput -> hello", "start.next -> hello"),
  ],
  [
    "healing leads on to where the removed node led, but never a node to itself",
    [{ type: "removeNodes", nodeIds: ["node_hello"], heal: true }],
    [...without("hello.next -> menu", "menu.noInput -> hello", "start.next -> hello"), "start.next -> menu"],
  ],
  [
    "healing follows several removed nodes, and a menu with several targets leads nowhere",
    [{ type: "removeNodes", nodeIds: ["node_hello", "node_menu"], heal: true }],
    [],
  ],
  [
    "a removed key takes its connection with it",
    [{ type: "removeMenuOption", nodeId: "node_menu", index: 0 }],
    without("menu.key:1 -> sales"),
  ],
  [
    "another key keeps its connection",
    [{ type: "setMenuOption", nodeId: "node_menu", index: 0, key: "9" }],
    [...without("menu.key:1 -> sales"), "menu.key:9 -> sales"],
  ],
  [
    "a key changed to a taken one keeps its connection for when the clash is mended",
    [
      { type: "setMenuOption", nodeId: "node_menu", index: 1, key: "1" },
      { type: "setMenuOption", nodeId: "node_menu", index: 1, label: "Again" },
      { type: "setMenuOption", nodeId: "node_menu", index: 1, key: "2" },
    ],
    WIRES,
  ],
  [
    "of two options with one key, the second leaves the connection to the first",
    [
      { type: "addMenuOption", nodeId: "node_menu", option: { key: "1", label: "Twice" } },
      { type: "removeMenuOption", nodeId: "node_menu", index: 2 },
    ],
    WIRES,
  ],
  [
    "of two options with one key, the first takes the connection with it",
    [
      { type: "addMenuOption", nodeId: "node_menu", option: { key: "1", label: "Twice" } },
      { type: "removeMenuOption", nodeId: "node_menu", index: 0 },
    ],
    without("menu.key:1 -> sales"),
  ],
  ["reordering moves no connection", [{ type: "reorderMenuOptions", nodeId: "node_menu", order: [1, 0] }], WIRES],
  [
    "options set as a whole drop connections of keys that are gone",
    [{ type: "setNodeFields", nodeId: "node_menu", set: { options: [{ key: "2", label: "Two" }] } }],
    without("menu.key:1 -> sales"),
  ],
  [
    "a renamed branch keeps its connection",
    [
      { type: "addNode", nodeId: "node_if", node: condition() },
      {
        type: "connect",
        connectionId: "conn_if",
        connection: { source: "node_if", port: "branch:yes", target: "node_sales" },
      },
      {
        type: "setNodeFields",
        nodeId: "node_if",
        set: { branches: [{ id: "vip", label: "VIP", when: "true" }] },
        movePorts: { "branch:yes": "branch:vip" },
      },
    ],
    [...WIRES, "if.branch:vip -> sales"],
  ],
];

describe("applyCommand", () => {
  test.each(effects)("%s", (_title, commands, expected) => {
    expect(wires(applied(twoKeyMenu(), ...commands))).toEqual([...expected].sort());
  });

  test("names the command inside a batch that was refused, and applies none of it", () => {
    const flow = twoKeyMenu();
    const result = applyCommand(flow, {
      type: "batch",
      label: "two",
      commands: [
        { type: "setMenuOption", nodeId: "node_menu", index: 0, label: "New" },
        { type: "removeMenuOption", nodeId: "node_menu", index: 7 },
      ],
    });
    expect(result).toMatchObject({ ok: false, error: { at: { nodeId: "node_menu", pointer: "/commands/1/index" } } });
    expect(flow).toEqual(twoKeyMenu());
  });

  test("pastes nodes with connections and prompts, also to nodes of the flow", () => {
    const flow = applied(twoKeyMenu(), {
      type: "insertFragment",
      nodes: { node_copy: message({ label: "Copy", promptId: "prompt_copy" }) },
      connections: { conn_copy: { source: "node_copy", port: "next", target: "node_menu" } },
      prompts: { prompt_copy: { label: "Copy", texts: {} } },
    });
    expect(wires(flow)).toContain("copy.next -> menu");
    expect(flow.prompts["prompt_copy"]?.label).toBe("Copy");
  });

  test("never gives a flow that does not parse for a value nested too deeply", () => {
    const nested = (depth: number): never[] => (depth === 0 ? [] : [nested(depth - 1) as never]);
    const extras = (depth: number): Command => ({ type: "setVendorExtras", dialect: "cxone", extras: nested(depth) });
    expect(applyCommand(twoKeyMenu(), extras(60)).ok).toBe(true);
    expect(applyCommand(twoKeyMenu(), extras(64))).toMatchObject({ ok: false, error: { code: "bad-command" } });
  });
});
