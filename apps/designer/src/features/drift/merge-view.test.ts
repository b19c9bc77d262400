import { applyCommand, type Command, type Flow } from "@tonegraph/flow-model";
import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { choose, chooseAll, drawingOf, mergeView, stillThere } from "./merge-view.ts";

const base = flowOf({
  nodes: { node_menu: menu({ keys: ["1"] }), node_sales: queue("sales") },
  wires: ["node_start.next -> node_menu", "node_menu.key:1 -> node_sales"],
});

function made(...commands: readonly Command[]): Flow {
  return commands.reduce((flow, command) => {
    const applied = applyCommand(flow, command);
    if (!applied.ok) throw new Error(applied.error.message);
    return applied.value.flow;
  }, base);
}

const toQueue = (queueId: string): Command => ({ type: "setNodeFields", nodeId: "node_sales", set: { queueId } });
const theirs = made(
  toQueue("theirs"),
  { type: "addMenuOption", nodeId: "node_menu", option: { key: "2", label: "Help" } },
  { type: "addNode", nodeId: "node_help", node: queue("help") },
  {
    type: "connect",
    connectionId: "conn_help",
    connection: { source: "node_menu", port: "key:2", target: "node_help" },
  },
);
const flows = { base, ours: made(toQueue("ours")), theirs };
const EXIT = "node:node_menu/port:key:2";
const BLOCK = "node:node_help";
const CLASH = "node:node_sales/field:queueId";

describe("choosing", () => {
  it("takes what a change needs along, and leaves what needs what is left", () => {
    const { changes } = mergeView(flows, {});
    expect(choose(changes, {}, { id: BLOCK, side: "ours" })).toEqual({ [BLOCK]: "ours", [EXIT]: "ours" });
    expect(choose(changes, { [BLOCK]: "ours" }, { id: EXIT, side: "theirs" })).toEqual({
      [BLOCK]: "theirs",
      [EXIT]: "theirs",
    });
  });

  it("leaves clashes open until somebody decides", () => {
    const first = mergeView(flows, {});
    expect([first.open.map(({ id }) => id), first.taken]).toEqual([[CLASH], 2]);
    const all = mergeView(flows, chooseAll(first.changes, "theirs"));
    expect([all.open, all.taken]).toEqual([[], 3]);
    expect(drawingOf("merged", flows, all.flow).to).toBe(all.flow);
    expect(drawingOf("theirs", flows, all.flow).changes.length).toBeGreaterThan(0);
    expect(mergeView(flows, chooseAll(first.changes, "ours")).taken).toBe(0);
    expect(stillThere(first.changes, { [CLASH]: "ours", "node:gone": "theirs" })).toEqual({ [CLASH]: "ours" });
  });
});
