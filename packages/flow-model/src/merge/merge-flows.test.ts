import { describe, expect, test } from "vitest";
import { applyCommand } from "../commands/apply-command.ts";
import type { Command } from "../commands/command.ts";
import { diffFlows } from "../diff/diff-flows.ts";
import type { Flow } from "../flow.ts";
import { flowOf } from "../testing/flow-of.ts";
import { hours, menu, message, queue } from "../testing/node-builders.ts";
import { liftDrawing } from "./lift-drawing.ts";
import { mergeFlows } from "./merge-flows.ts";

const base = flowOf({
  nodes: {
    node_menu: menu({
      label: "Main menu",
      promptId: "prompt_menu",
      options: [
        { key: "1", label: "Sales" },
        { key: "2", label: "Support" },
      ],
    }),
    node_sales: queue("sales", { label: "Sales" }),
    node_support: queue("support", { label: "Support" }),
    node_hours: hours({ label: "Opening hours", scheduleId: "schedule-1" }),
  },
  wires: [
    "node_start.next -> node_menu",
    "node_menu.key:1 -> node_sales",
    "node_menu.key:2 -> node_support",
    "node_hours.open -> node_menu",
  ],
  prompts: { prompt_menu: "Press 1 for sales, 2 for support." },
});

const says = (text: string): Command => ({
  type: "setPromptText",
  promptId: "prompt_menu",
  language: "en-US",
  text: { kind: "speech", text },
});
const toQueue = (nodeId: string, queueId: string): Command => ({ type: "setNodeFields", nodeId, set: { queueId } });
const remove = (nodeId: string): Command => ({ type: "removeNodes", nodeIds: [nodeId] });
const leads = (port: string, target: string): Command => ({
  type: "connect",
  connectionId: `conn_${port.replace(/\W/gu, "_")}`,
  connection: { source: "node_menu", port, target },
});
const addBilling: readonly Command[] = [
  { type: "addMenuOption", nodeId: "node_menu", option: { key: "3", label: "Billing" } },
  { type: "addNode", nodeId: "node_billing", node: queue("billing", { label: "Billing" }) },
  leads("key:3", "node_billing"),
];

function made(flow: Flow, ...commands: readonly Command[]): Flow {
  return commands.reduce((present, command) => {
    const applied = applyCommand(present, command);
    if (!applied.ok) throw new Error(applied.error.message);
    return applied.value.flow;
  }, flow);
}

describe("mergeFlows", () => {
  test("brings together what was changed in different places of one block", () => {
    const ours = made(base, says("Hello. Press 1 for sales, 2 for support."));
    const theirs = made(base, ...addBilling);
    const { flow, changes } = mergeFlows({ base, ours, theirs });
    expect(changes.map(({ theirs: words, conflict }) => [words.join("; "), conflict])).toEqual([
      ["Main menu: key 3 (Billing) now leads to Billing", false],
      ["Billing (queue billing) is added", false],
    ]);
    expect(diffFlows(theirs, flow).map(({ words }) => words)).toEqual([
      "Main menu now says “Hello. Press 1 for sales, 2 for support.”",
    ]);
  });

  test("names a conflict with both sides' words, and keeps ours until theirs is chosen", () => {
    const ours = made(base, toQueue("node_sales", "sales-eu"));
    const theirs = made(base, toQueue("node_sales", "sales-us"));
    const { flow, changes } = mergeFlows({ base, ours, theirs });
    expect(changes).toEqual([
      {
        id: "node:node_sales/field:queueId",
        kind: "changed",
        nodeId: "node_sales",
        conflict: true,
        theirs: ["Sales: the queue is now sales-us (was sales)"],
        ours: ["Sales: the queue is now sales-eu (was sales)"],
        needs: [],
        taken: "ours",
      },
    ]);
    expect(flow.nodes["node_sales"]).toMatchObject({ queueId: "sales-eu" });
    const chosen = mergeFlows({ base, ours, theirs }, { "node:node_sales/field:queueId": "theirs" });
    expect(chosen.flow.nodes["node_sales"]).toMatchObject({ queueId: "sales-us" });
  });

  test.each([
    ["they removed what we changed", [toQueue("node_sales", "x")], [remove("node_sales")]],
    ["we removed what they changed", [remove("node_sales")], [toQueue("node_sales", "x")]],
    ["they removed where we newly lead", [leads("noInput", "node_support")], [remove("node_support")]],
    ["we removed where they newly lead", [remove("node_support")], [leads("noInput", "node_support")]],
  ])("is asked where %s", (_name, mine, others) => {
    const flows = { base, ours: made(base, ...mine), theirs: made(base, ...others) };
    const asked = mergeFlows(flows).changes.filter(({ conflict }) => conflict);
    expect(asked.map(({ ours }) => ours.length > 0)).toEqual([true]);
    const chosen = mergeFlows(flows, Object.fromEntries(asked.map(({ id }) => [id, "theirs"] as const)));
    expect(diffFlows(flows.theirs, chosen.flow)).toEqual([]);
  });

  test("takes a block away that we only moved on the canvas, without asking", () => {
    const ours = made(base, { type: "moveNodes", positions: { node_sales: { x: 40, y: 40 } } });
    const { flow, changes } = mergeFlows({ base, ours, theirs: made(base, remove("node_sales")) });
    expect(changes.filter(({ conflict }) => conflict)).toEqual([]);
    expect(changes).toContainEqual(expect.objectContaining({ id: "node:node_sales", ours: [], taken: "theirs" }));
    expect(flow.nodes["node_sales"]).toBeUndefined();
  });

  test("takes the block along that an exit leads to", () => {
    const theirs = made(base, ...addBilling);
    const refused = { "node:node_billing": "ours", "node:node_menu/port:key:3": "ours" } as const;
    expect(diffFlows(base, mergeFlows({ base, ours: base, theirs }, refused).flow)).toEqual([]);
    const { flow, changes } = mergeFlows({ base, ours: base, theirs }, { "node:node_billing": "ours" });
    expect(changes[0]).toMatchObject({ id: "node:node_menu/port:key:3", needs: ["node:node_billing"] });
    expect(flow.nodes["node_billing"]).toBeDefined();
  });

  test("leaves no exit to a block that was taken away", () => {
    const theirs = made(base, remove("node_support"));
    const exit = { "node:node_menu/port:key:2": "ours" } as const;
    const { flow } = mergeFlows({ base, ours: base, theirs }, exit);
    expect(Object.values(flow.connections).filter(({ target }) => target === "node_support")).toEqual([]);
  });

  test("chooses forms that exclude one another as a whole", () => {
    const { scheduleId: _schedule, ...rest } = hours({ label: "Opening hours" });
    const { position } = base.nodes["node_hours"] ?? rest;
    const inline = { ...rest, position, timeZone: "Europe/Paris", weekly: [], holidays: [] };
    const ours: Flow = { ...base, nodes: { ...base.nodes, node_hours: inline } };
    const theirs = made(base, { type: "setNodeFields", nodeId: "node_hours", set: { scheduleId: "schedule-7" } });
    const { changes, flow } = mergeFlows({ base, ours, theirs });
    expect(changes.map(({ id, conflict }) => [id, conflict])).toEqual([["node:node_hours/field:hours", true]]);
    expect(flow.nodes["node_hours"]).toEqual(inline);
  });
});

describe("liftDrawing", () => {
  /** What a vendor would keep of the flow: other ids, no names, places of its own. */
  function copyOf(flow: Flow): Flow {
    const text = JSON.stringify(flow)
      .replaceAll("node_sales", "node_queue_1")
      .replaceAll("prompt_menu", "prompt_1")
      .replaceAll('"label":"Support"', '"label":""');
    return { ...(JSON.parse(text) as Flow), description: "" };
  }

  test("brings a change of the copy to the original, in the original's own words", () => {
    const before = copyOf(base);
    const prompt: Command = {
      type: "setPromptText",
      promptId: "prompt_1",
      language: "en-US",
      text: { kind: "speech", text: "Press 1." },
    };
    const now = made(before, prompt, toQueue("node_queue_1", "sales-2"), ...addBilling);
    const lifted = liftDrawing({ original: base, before, now });
    expect(diffFlows(base, lifted).map(({ words }) => words)).toEqual([
      "Main menu now says “Press 1.”",
      "Main menu: key 3 (Billing) now leads to Billing",
      "Sales: the queue is now sales-2 (was sales)",
      "Billing (queue billing) is added",
    ]);
    expect(liftDrawing({ original: base, before, now: before })).toEqual(base);
  });

  test("gives a new block an id and a place that nothing of ours has", () => {
    const before = copyOf(base);
    const original = made(base, {
      type: "addNode",
      nodeId: "node_billing",
      node: message({ label: "Ours", position: { x: 320, y: 0 } }),
    });
    const lifted = liftDrawing({ original, before, now: made(before, ...addBilling) });
    expect(lifted.nodes["node_billing"]).toMatchObject({ label: "Ours" });
    expect(lifted.nodes["node_billing_live"]).toMatchObject({ label: "Billing" });
    const places = Object.values(lifted.nodes).map(({ position }) => JSON.stringify(position));
    expect(new Set(places).size).toBe(places.length);
  });
});
