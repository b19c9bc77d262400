import { customerSupportMenu, flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import { NODE_KINDS } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { addNodeEdit, connectEdit, connectionRefusal, deleteEdit, spliceEdit } from "./edits.ts";
import { createFlowDocument } from "./flow-document.ts";
import { createNewIds } from "./new-ids.ts";
import { ADDABLE_KINDS, searchKinds } from "./node-catalogue.ts";

let count = 0;
const ids = createNewIds(() => `n${(count += 1)}`);
const flow = flowOf({
  nodes: { node_menu: menu({ keys: ["1"] }), node_sales: queue(), node_note: message() },
  wires: ["node_start -> node_menu", "node_menu.key:1 -> node_sales"],
});

describe("addNodeEdit", () => {
  it.each(ADDABLE_KINDS.map(({ kind }) => kind))("adds a %s that the document takes, as one step", (kind) => {
    const document = createFlowDocument(flow);
    const { command, nodeId } = addNodeEdit(
      flow,
      { kind, position: { x: 4, y: 8 }, from: { nodeId: "node_menu", port: "noInput" } },
      ids,
    );
    expect(document.dispatch(command).ok).toBe(true);
    expect(document.store.getState().flow.nodes[nodeId]).toMatchObject({ kind, position: { x: 4, y: 8 } });
    expect(Object.values(document.store.getState().flow.connections)).toContainEqual({
      source: "node_menu",
      port: "noInput",
      target: nodeId,
    });
    document.undo();
    expect(document.store.getState().flow).toEqual(flow);
  });

  it("offers every kind but the start and what only vendors have", () => {
    expect(ADDABLE_KINDS).toHaveLength(NODE_KINDS.length - 2);
  });
});

describe("connectEdit", () => {
  it("moves the connection of a port that leads elsewhere", () => {
    const from = { nodeId: "node_menu", port: "key:1" };
    expect(connectEdit(flow, from, { target: "node_note", ids })).toMatchObject({
      type: "reconnect",
      connectionId: "conn_2",
    });
    expect(connectEdit(flow, { ...from, port: "noInput" }, { target: "node_note", ids })).toMatchObject({
      type: "connect",
    });
  });

  it.each([
    ["node_start", "Calls begin here"],
    ["node_sales", "already"],
    ["node_gone", "no block"],
  ])("says why %s cannot be the target", (target, words) => {
    expect(connectionRefusal(flow, { nodeId: "node_menu", port: "key:1" }, target)).toContain(words);
  });
});

describe("deleteEdit", () => {
  it("spares the start and leaves connections of deleted blocks to the command", () => {
    const all = { nodeIds: Object.keys(flow.nodes), connectionIds: Object.keys(flow.connections) };
    expect(deleteEdit(flow, all, false)).toEqual({
      type: "removeNodes",
      nodeIds: ["node_menu", "node_sales", "node_note"],
    });
    expect(deleteEdit(flow, { nodeIds: ["node_start"], connectionIds: [] }, false)).toBeNull();
    expect(deleteEdit(flow, { nodeIds: ["node_note"], connectionIds: ["conn_2"] }, true)).toMatchObject({
      type: "batch",
    });
  });
});

describe("spliceEdit", () => {
  it("puts a block into a connection, unless it is an end of it or has no free exit", () => {
    const note = message();
    expect(spliceEdit(flow, { connectionId: "conn_2", nodeId: "node_note", node: note }, ids)).toMatchObject({
      type: "spliceNode",
      port: "next",
    });
    expect(spliceEdit(flow, { connectionId: "conn_2", nodeId: "node_menu", node: menu() }, ids)).toBeNull();
    expect(
      spliceEdit(customerSupportMenu(), { connectionId: "conn_gone", nodeId: "node_x", node: note }, ids),
    ).toBeNull();
  });
});

describe("searchKinds", () => {
  it.each([
    ["queue", "queue"],
    ["dtmf", "menu"],
    ["press", "menu"],
    ["e164", "externalNumber"],
    ["say", "message"],
  ])("finds what people call %j", (search, kind) => {
    expect(searchKinds(search).map((found) => found.kind)).toContain(kind);
  });
});
