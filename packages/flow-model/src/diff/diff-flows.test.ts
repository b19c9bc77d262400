import { describe, expect, test } from "vitest";
import { applyCommand } from "../commands/apply-command.ts";
import type { Command, SimpleCommand } from "../commands/command.ts";
import type { Flow } from "../flow.ts";
import { flowOf } from "../testing/flow-of.ts";
import { condition, hours, httpRequest, language, menu, message, queue } from "../testing/node-builders.ts";
import { customerSupportMenu } from "../testing/sample-flows.ts";
import { diffFlows } from "./diff-flows.ts";

function edited(flow: Flow, ...commands: readonly SimpleCommand[]): Flow {
  const batch: Command = { type: "batch", label: "test", commands: [...commands] };
  const applied = applyCommand(flow, batch);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

function wordsOf(from: Flow, to: Flow): string[] {
  return diffFlows(from, to).map(({ kind, words }) => `${{ added: "+", removed: "-", changed: "~" }[kind]} ${words}`);
}

const MENU = "node_main_menu";
const billing = queue("queue_billing_01", { label: "Billing" });
const speech = (text: string) => ({ kind: "speech" as const, text });

const edits: readonly [title: string, commands: readonly SimpleCommand[], words: readonly string[]][] = [
  [
    "a key that leads to a new queue",
    [
      { type: "addNode", nodeId: "node_billing", node: billing },
      { type: "addMenuOption", nodeId: MENU, option: { key: "3", label: "Billing" } },
      { type: "connect", connectionId: "conn_3", connection: { source: MENU, port: "key:3", target: "node_billing" } },
      { type: "setPromptText", promptId: "prompt_main_menu", language: "en-US", text: speech("For billing, press 3.") },
    ],
    [
      "~ Main menu now says “For billing, press 3.”",
      "+ Main menu: key 3 (Billing) now leads to Billing",
      "+ Billing (queue queue_billing_01) is added",
    ],
  ],
  [
    "a key that leads elsewhere",
    [{ type: "reconnect", connectionId: "conn_key_1", target: "node_tech" }],
    ["~ Main menu: key 1 now leads to Technical support (was Sales)"],
  ],
  [
    "another key for the same option",
    [{ type: "setMenuOption", nodeId: MENU, index: 0, key: "9" }],
    ["~ Main menu: Sales is now on key 9 (was key 1)"],
  ],
  [
    "a key with its connection gone",
    [{ type: "removeMenuOption", nodeId: MENU, index: 0 }],
    ["- Main menu: key 1 (Sales) is removed (led to Sales)"],
  ],
  [
    "an exit that leads nowhere",
    [{ type: "disconnect", connectionIds: ["conn_no_input"] }],
    ["- Main menu: no input no longer leads anywhere (led to Agent)"],
  ],
  [
    "a key without target",
    [{ type: "addMenuOption", nodeId: MENU, option: { key: "3", label: "Billing" }, index: 0 }],
    ["+ Main menu: key 3 is added (Billing)"],
  ],
  [
    "order and label of keys",
    [
      { type: "reorderMenuOptions", nodeId: MENU, order: [1, 0] },
      { type: "setMenuOption", nodeId: MENU, index: 0, label: "Support", speech: { "en-US": ["support"] } },
    ],
    [
      "~ Main menu: key 2 is now called “Support” (was “Technical support”)",
      "~ Main menu: the spoken words for key 2 are now “support” (were none)",
      "~ Main menu: the order is now key 2, key 1",
    ],
  ],
  [
    "fields of nodes",
    [
      {
        type: "setNodeFields",
        nodeId: MENU,
        set: { noInput: { timeoutMs: 6500, maxRepeats: 1 }, speechEnabled: true },
      },
      {
        type: "setNodeFields",
        nodeId: "node_sales",
        set: { queueId: "queue_sales_002", label: "New business", done: true },
      },
    ],
    [
      "~ Main menu: the number of repeats after no input is now 1 (was 2)",
      "~ Main menu: the wait for a key is now 6.5 s (was 5 s)",
      "~ Main menu: speech recognition is now on (was off)",
      "~ Sales is now called New business",
      "~ New business now counts as what callers came for",
      "~ New business: the queue is now queue_sales_002 (was queue_sales_001)",
    ],
  ],
  [
    "a node that goes",
    [{ type: "removeNodes", nodeIds: ["node_sales"] }],
    ["- Main menu: key 1 no longer leads anywhere (led to Sales)", "- Sales (queue queue_sales_001) is removed"],
  ],
  [
    "another prompt after no input, and one that nobody speaks",
    [
      {
        type: "putPrompt",
        promptId: "prompt_again",
        prompt: { label: "Again", texts: { "en-US": speech("Are you there?") } },
      },
      { type: "putPrompt", promptId: "prompt_spare", prompt: { label: "Spare", texts: {} } },
      {
        type: "setNodeFields",
        nodeId: MENU,
        set: { noInput: { timeoutMs: 5000, maxRepeats: 2, promptId: "prompt_again" } },
      },
    ],
    ["~ Main menu now says “Are you there?” after no input", "+ The prompt “Spare” is added"],
  ],
  [
    "languages, recordings and settings",
    [
      { type: "setLanguages", languages: ["en-US", "es-ES"], defaultLanguage: "en-US" },
      {
        type: "setPromptText",
        promptId: "prompt_main_menu",
        language: "es-ES",
        text: { kind: "audio", assetId: "asset_es", transcript: "Gracias", durationMs: 6200 },
      },
      { type: "setFlowFields", set: { name: "Support", fallback: { kind: "queue", queueId: "queue_general" } } },
      { type: "setVariable", name: "vip", variable: { type: "boolean", default: false } },
    ],
    [
      "~ The flow's name is now “Support” (was “Customer_Support_Menu”)",
      "+ The fallback is set to the queue “queue_general”",
      "+ The language es-ES is added",
      "~ Main menu now plays the recording asset_es (“Gracias”, 6.2 s) in es-ES",
      "+ The variable vip is added",
    ],
  ],
  [
    "layout, notes and ids, which nobody hears",
    [
      { type: "moveNodes", positions: { [MENU]: { x: 7, y: 7 } } },
      {
        type: "setNote",
        noteId: "note_1",
        note: { text: "?", position: { x: 0, y: 0 }, size: { width: 1, height: 1 } },
      },
      { type: "disconnect", connectionIds: ["conn_key_1"] },
      {
        type: "connect",
        connectionId: "conn_other",
        connection: { source: MENU, port: "key:1", target: "node_sales" },
      },
    ],
    [],
  ],
];

describe("diffFlows", () => {
  test.each(edits)("tells %s", (_title, commands, words) => {
    const before = customerSupportMenu();
    expect(wordsOf(before, edited(before, ...commands))).toEqual(words);
  });

  test("tells the same backwards with added and removed exchanged", () => {
    const before = customerSupportMenu();
    const after = edited(before, { type: "addNode", nodeId: "node_billing", node: billing });
    expect(wordsOf(after, before)).toEqual(["- Billing (queue queue_billing_01) is removed"]);
  });

  test("tells what a node that is new or gone says or said, and where it leads or led", () => {
    const after = flowOf({
      nodes: { node_hi: message({ label: "Greeting" }), node_q: queue("q1", { label: "Sales" }) },
      wires: ["node_start -> node_hi", "node_hi -> node_q"],
    });
    const before = flowOf({ nodes: { node_q: queue("q1", { label: "Sales" }) }, wires: ["node_start -> node_q"] });
    expect(wordsOf(before, after)).toEqual([
      "~ Call arrives now leads to Greeting (was Sales)",
      "+ Greeting (message) is added; it says “Please listen.”; it leads to Sales",
    ]);
    expect(wordsOf(after, before)).toEqual([
      "~ Call arrives now leads to Sales (was Greeting)",
      "- Greeting (message) is removed; it said “Please listen.”; it led to Sales",
    ]);
  });

  test("calls languages, branches, hours and requests by their names", () => {
    const weekly = [{ days: [1, 5], from: "09:00", to: "17:00" }];
    const own = { scheduleId: undefined, timeZone: "Europe/Berlin", holidays: [] };
    const before = flowOf({
      nodes: {
        node_l: language(),
        node_c: condition({ branches: [{ id: "b1", label: "VIP", when: "vip" }] }),
        node_h: hours({ ...own, weekly: [] }),
        node_r: httpRequest({ headers: { accept: "a" } }),
        node_x: menu({ label: "", keys: ["1"] }),
      },
    });
    const after = flowOf({
      nodes: {
        node_l: language({ options: [{ key: "5", language: "en-US" }] }),
        node_c: condition({ branches: [{ id: "b1", label: "VIP", when: "vip && open" }] }),
        node_h: hours({ ...own, weekly: weekly as never }),
        node_r: httpRequest({ timeoutMs: 900, headers: { accept: "b" } }),
        node_x: queue("q", { label: "" }),
      },
      wires: ["node_c.branch:b1 -> node_h"],
    });
    expect(wordsOf(before, after)).toEqual([
      "~ Condition: branch VIP now asks “vip && open” (was “vip”)",
      "+ Condition: branch VIP now leads to Opening hours",
      "~ Opening hours: the weekly schedule is now Mon, Fri 09:00–17:00 (was none)",
      "~ Language: language en-US is now on key 5 (was key 1)",
      "- Language: language es-ES is removed",
      "~ Web request: the header accept is now “b” (was “a”)",
      "~ Web request: the time limit is now 900 ms (was 3 s)",
      "~ The queue node_x is now a queue (was a menu)",
    ]);
  });
});
