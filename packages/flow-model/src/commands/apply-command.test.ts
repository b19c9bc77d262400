import { describe, expect, test } from "vitest";
import type { Flow } from "../flow.ts";
import { flowOf } from "../testing/flow-of.ts";
import { condition, menu, message, queue, start } from "../testing/node-builders.ts";
import { applyCommand } from "./apply-command.ts";
import type { Command, SimpleCommand } from "./command.ts";

/** start → hello → menu (1 → sales, 2 → support, no input → hello), and a lone message. */
function sample(): Flow {
  return flowOf({
    nodes: {
      node_hello: message({ label: "Hello" }),
      node_menu: menu({ label: "Menu", keys: ["1", "2"], promptId: "prompt_menu" }),
      node_sales: queue("queue_sales", { label: "Sales" }),
      node_support: queue("queue_support", { label: "Support" }),
      node_lone: message({ label: "Lone" }),
    },
    wires: {
      conn_start: "node_start -> node_hello",
      conn_hello: "node_hello -> node_menu",
      conn_1: "node_menu.key:1 -> node_sales",
      conn_2: "node_menu.key:2 -> node_support",
      conn_silence: "node_menu.noInput -> node_hello",
    },
    prompts: { prompt_menu: "Press 1 or 2.", prompt_spare: "Spare" },
  });
}

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

const WIRES = ["hello.next -> menu", "menu.key:1 -> sales", "menu.key:2 -> support", "menu.noInput -> hello", "start.next -> hello"];

function without(...gone: readonly string[]): string[] {
  return WIRES.filter((wire) => !gone.includes(wire));
}

const effects: readonly [title: string, commands: readonly SimpleCommand[], wires: readonly string[]][] = [
  [
    "connecting a port that is taken replaces its connection",
    [{ type: "connect", connectionId: "conn_new", connection: { source: "node_menu", port: "key:1", target: "node_lone" } }],
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
  [
    "reordering moves no connection",
    [{ type: "reorderMenuOptions", nodeId: "node_menu", order: [1, 0] }],
    WIRES,
  ],
  [
    "options set as a whole drop connections of keys that are gone",
    [{ type: "setNodeFields", nodeId: "node_menu", set: { options: [{ key: "2", label: "Two" }] } }],
    without("menu.key:1 -> sales"),
  ],
  [
    "a renamed branch keeps its connection",
    [
      { type: "addNode", nodeId: "node_if", node: condition() },
      { type: "connect", connectionId: "conn_if", connection: { source: "node_if", port: "branch:yes", target: "node_sales" } },
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

const refusals: readonly [code: string, command: Command, words: string][] = [
  ["id-taken", { type: "addNode", nodeId: "node_menu", node: message() }, "The id node_menu belongs to “Menu”. Use another id."],
  ["second-start", { type: "addNode", nodeId: "node_x", node: start() }, "A flow has exactly one start, and this flow has it already."],
  ["start-needed", { type: "removeNodes", nodeIds: ["node_start"] }, "The start cannot be removed: every call begins there."],
  ["unknown-node", { type: "removeNodes", nodeIds: ["node_x"] }, "There is no node node_x in this flow; it may have been removed."],
  ["unknown-node", { type: "moveNodes", positions: { node_x: { x: 0, y: 0 } } }, "There is no node node_x in this flow; it may have been removed."],
  ["kind-fixed", { type: "setNodeFields", nodeId: "node_menu", set: { kind: "queue" } }, "“Menu” is a menu and stays one. Add a node of the other kind and connect that instead."],
  ["does-not-parse", { type: "setNodeFields", nodeId: "node_menu", set: { foo: 1 } }, '“Menu” cannot take this change. "foo" is no field of the flow format. Check its spelling, or keep what only your vendor knows under "vendorExtras".'],
  ["does-not-parse", { type: "setNodeFields", nodeId: "node_sales", unset: ["queueId"] }, '“Sales” cannot take this change. "queueId" is missing. It must be text.'],
  ["no-such-port", { type: "connect", connectionId: "conn_x", connection: { source: "node_menu", port: "key:3", target: "node_sales" } }, "“Menu” has no exit “key 3”. It offers: key 1, key 2, no input, no match."],
  ["target-is-start", { type: "connect", connectionId: "conn_x", connection: { source: "node_lone", port: "next", target: "node_start" } }, "Nothing can lead to “Call arrives”: that is where calls arrive. Choose the node behind it."],
  ["id-taken", { type: "connect", connectionId: "conn_1", connection: { source: "node_lone", port: "next", target: "node_sales" } }, "The id conn_1 belongs to another connection. Use another id."],
  ["unknown-connection", { type: "disconnect", connectionIds: ["conn_x"] }, "There is no connection conn_x in this flow; it may have been removed."],
  ["connects-to-itself", { type: "spliceNode", connectionId: "conn_1", nodeId: "node_sales", port: "unavailable", newConnectionId: "conn_x" }, "“Sales” is already an end of this connection. Put another node into it."],
  ["not-a-menu", { type: "addMenuOption", nodeId: "node_sales", option: { key: "1", label: "" } }, "“Sales” is a queue, not a menu, and has no keys."],
  ["unknown-option", { type: "removeMenuOption", nodeId: "node_menu", index: 2 }, "“Menu” has no option at position 3; it may have been removed."],
  ["order-incomplete", { type: "reorderMenuOptions", nodeId: "node_menu", order: [0, 0] }, "The new order of “Menu” must list each of its 2 options once."],
  ["prompt-in-use", { type: "removePrompt", promptId: "prompt_menu" }, "“Menu” speaks the prompt “prompt_menu”. Give it another prompt first."],
  ["unknown-prompt", { type: "setPromptText", promptId: "prompt_x", language: "en-US", text: null }, "There is no prompt prompt_x in this flow; it may have been removed."],
  ["bad-languages", { type: "setLanguages", languages: ["en-US"], defaultLanguage: "de-DE" }, "The default language de-DE must be one of the flow's languages: en-US."],
  ["bad-languages", { type: "setLanguages", languages: ["en-US", "en-US"], defaultLanguage: "en-US" }, "en-US is listed twice."],
  ["bad-command", { type: "setFlowFields", set: { name: "" } }, '"set.name" must be at least 1 character long, but is empty text.'],
  ["bad-command", { type: "setVariable", name: "__proto__", variable: { type: "string", default: "" } }, "A variable cannot be called “__proto__”."],
  ["id-taken", { type: "setGoals", goals: [1, 2].map(() => ({ id: "g", label: "", kind: "always", to: {} })) }, "The id “g” is used twice. Give each its own."],
  ["id-taken", { type: "insertFragment", nodes: { node_menu: message() }, connections: {}, prompts: {} }, "The id node_menu belongs to “Menu”. Use another id."],
  ["port-taken", { type: "insertFragment", nodes: { node_x: message() }, connections: { conn_x: { source: "node_x", port: "next", target: "node_x" }, conn_y: { source: "node_x", port: "next", target: "node_menu" } }, prompts: {} }, "“Message” leads “next step” to two nodes."],
];

describe("applyCommand", () => {
  test.each(effects)("%s", (_title, commands, expected) => {
    expect(wires(applied(sample(), ...commands))).toEqual([...expected].sort());
  });

  test.each(refusals)("refuses with %s: %j", (code, command, words) => {
    expect(applyCommand(sample(), command)).toMatchObject({ ok: false, error: { code, message: words } });
  });

  test("names the command inside a batch that was refused, and applies none of it", () => {
    const flow = sample();
    const result = applyCommand(flow, {
      type: "batch",
      label: "two",
      commands: [
        { type: "setMenuOption", nodeId: "node_menu", index: 0, label: "New" },
        { type: "removeMenuOption", nodeId: "node_menu", index: 7 },
      ],
    });
    expect(result).toMatchObject({ ok: false, error: { at: { nodeId: "node_menu", pointer: "/commands/1/index" } } });
    expect(flow).toEqual(sample());
  });

  test("pastes nodes with connections and prompts, also to nodes of the flow", () => {
    const flow = applied(sample(), {
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
    expect(applyCommand(sample(), extras(60)).ok).toBe(true);
    expect(applyCommand(sample(), extras(64))).toMatchObject({ ok: false, error: { code: "bad-command" } });
  });
});
