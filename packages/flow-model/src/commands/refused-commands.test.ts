import { describe, expect, test } from "vitest";
import { message, start } from "../testing/node-builders.ts";
import { twoKeyMenu } from "../testing/two-key-menu.ts";
import { applyCommand } from "./apply-command.ts";
import type { Command } from "./command.ts";

const refusals: readonly [code: string, command: Command, words: string][] = [
  [
    "id-taken",
    { type: "addNode", nodeId: "node_menu", node: message() },
    "The id node_menu belongs to “Menu”. Use another id.",
  ],
  [
    "second-start",
    { type: "addNode", nodeId: "node_x", node: start() },
    "A flow has exactly one start, and this flow has it already.",
  ],
  [
    "start-needed",
    { type: "removeNodes", nodeIds: ["node_start"] },
    "The start cannot be removed: every call begins there.",
  ],
  [
    "unknown-node",
    { type: "removeNodes", nodeIds: ["node_x"] },
    "There is no node node_x in this flow; it may have been removed.",
  ],
  [
    "unknown-node",
    { type: "moveNodes", positions: { node_x: { x: 0, y: 0 } } },
    "There is no node node_x in this flow; it may have been removed.",
  ],
  [
    "kind-fixed",
    { type: "setNodeFields", nodeId: "node_menu", set: { kind: "queue" } },
    "“Menu” is a menu and stays one. Add a node of the other kind and connect that instead.",
  ],
  [
    "does-not-parse",
    { type: "setNodeFields", nodeId: "node_menu", set: { foo: 1 } },
    '“Menu” cannot take this change. "foo" is no field of the flow format. Check its spelling, or keep what only your vendor knows under "vendorExtras".',
  ],
  [
    "does-not-parse",
    { type: "setNodeFields", nodeId: "node_sales", unset: ["queueId"] },
    '“Sales” cannot take this change. "queueId" is missing. It must be text.',
  ],
  [
    "no-such-port",
    {
      type: "connect",
      connectionId: "conn_x",
      connection: { source: "node_menu", port: "key:3", target: "node_sales" },
    },
    "“Menu” has no exit “key 3”. It offers: key 1, key 2, no input, no match.",
  ],
  [
    "target-is-start",
    {
      type: "connect",
      connectionId: "conn_x",
      connection: { source: "node_lone", port: "next", target: "node_start" },
    },
    "Nothing can lead to “Call arrives”: that is where calls arrive. Choose the node behind it.",
  ],
  [
    "id-taken",
    {
      type: "connect",
      connectionId: "conn_1",
      connection: { source: "node_lone", port: "next", target: "node_sales" },
    },
    "The id conn_1 belongs to another connection. Use another id.",
  ],
  [
    "unknown-connection",
    { type: "disconnect", connectionIds: ["conn_x"] },
    "There is no connection conn_x in this flow; it may have been removed.",
  ],
  [
    "connects-to-itself",
    {
      type: "spliceNode",
      connectionId: "conn_1",
      nodeId: "node_sales",
      port: "unavailable",
      newConnectionId: "conn_x",
    },
    "“Sales” is already an end of this connection. Put another node into it.",
  ],
  [
    "not-a-menu",
    { type: "addMenuOption", nodeId: "node_sales", option: { key: "1", label: "" } },
    "“Sales” is a queue, not a menu, and has no keys.",
  ],
  [
    "unknown-option",
    { type: "removeMenuOption", nodeId: "node_menu", index: 2 },
    "“Menu” has no option at position 3; it may have been removed.",
  ],
  [
    "order-incomplete",
    { type: "reorderMenuOptions", nodeId: "node_menu", order: [0, 0] },
    "The new order of “Menu” must list each of its 2 options once.",
  ],
  [
    "prompt-in-use",
    { type: "removePrompt", promptId: "prompt_menu" },
    "“Menu” speaks the prompt “prompt_menu”. Give it another prompt first.",
  ],
  [
    "unknown-prompt",
    { type: "setPromptText", promptId: "prompt_x", language: "en-US", text: null },
    "There is no prompt prompt_x in this flow; it may have been removed.",
  ],
  [
    "unknown-ignored",
    { type: "unignoreProblem", place: { code: "caller-cycle", nodeId: "node_menu" } },
    "The problem caller-cycle is not ignored there; it may have been taken back already.",
  ],
  [
    "bad-command",
    { type: "ignoreProblem", ignored: { code: "caller-cycle", reason: " " } },
    '"ignored.reason" must say why it is ignored, but is the text " ".',
  ],
  [
    "bad-languages",
    { type: "setLanguages", languages: ["en-US"], defaultLanguage: "de-DE" },
    "The default language de-DE must be one of the flow's languages: en-US.",
  ],
  [
    "bad-languages",
    { type: "setLanguages", languages: ["en-US", "en-US"], defaultLanguage: "en-US" },
    "en-US is listed twice.",
  ],
  [
    "bad-command",
    { type: "setFlowFields", set: { name: "" } },
    '"set.name" must be at least 1 character long, but is empty text.',
  ],
  [
    "bad-command",
    { type: "setVariable", name: "__proto__", variable: { type: "string", default: "" } },
    "A variable cannot be called “__proto__”.",
  ],
  [
    "id-taken",
    { type: "setGoals", goals: [1, 2].map(() => ({ id: "g", label: "", kind: "always", to: {} })) },
    "The id “g” is used twice. Give each its own.",
  ],
  [
    "id-taken",
    { type: "insertFragment", nodes: { node_menu: message() }, connections: {}, prompts: {} },
    "The id node_menu belongs to “Menu”. Use another id.",
  ],
  [
    "port-taken",
    {
      type: "insertFragment",
      nodes: { node_x: message() },
      connections: {
        conn_x: { source: "node_x", port: "next", target: "node_x" },
        conn_y: { source: "node_x", port: "next", target: "node_menu" },
      },
      prompts: {},
    },
    "“Message” leads “next step” to two nodes.",
  ],
];

describe("applyCommand", () => {
  test.each(refusals)("refuses with %s: %j", (code, command, words) => {
    expect(applyCommand(twoKeyMenu(), command)).toMatchObject({ ok: false, error: { code, message: words } });
  });
});
