import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import type { Command } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "./flow-document.ts";
import { selectNode } from "./selection.ts";

const flow = flowOf({ nodes: { node_menu: menu({ keys: ["1"] }), node_sales: queue() } });
const rename = (label: string): Command => ({ type: "setNodeFields", nodeId: "node_menu", set: { label } });

describe("createFlowDocument", () => {
  it("counts every change and gives the patches that made it", () => {
    const document = createFlowDocument(flow);
    document.dispatch(rename("Main menu"));
    const { revision, patches, flow: present } = document.store.getState();
    expect(revision).toBe(1);
    expect(patches).toHaveLength(1);
    expect(present.nodes["node_menu"]?.label).toBe("Main menu");
  });

  it("makes one step of what has the same gesture", () => {
    const document = createFlowDocument(flow);
    for (const label of ["M", "Ma", "Main"]) document.dispatch(rename(label), { gesture: "typing" });
    document.dispatch(rename("Other"), { gesture: "more typing" });
    expect(document.undo()).toBe(true);
    expect(document.store.getState().flow.nodes["node_menu"]?.label).toBe("Main");
    expect(document.undo()).toBe(true);
    expect(document.store.getState().flow).toEqual(flow);
    expect(document.undo()).toBe(false);
    expect(document.redo()).toBe(true);
    expect(document.store.getState().flow.nodes["node_menu"]?.label).toBe("Main");
  });

  it("changes nothing when a command is refused", () => {
    const document = createFlowDocument(flow);
    const result = document.dispatch({ type: "removeNodes", nodeIds: [flow.startNodeId] });
    expect(result.ok).toBe(false);
    expect(document.store.getState().revision).toBe(0);
  });

  it("tells nobody about a command without effect", () => {
    const document = createFlowDocument(flow);
    let told = 0;
    document.store.subscribe(() => (told += 1));
    document.dispatch(rename(flow.nodes["node_menu"]?.label ?? ""));
    expect(told).toBe(0);
  });

  it("drops from the selection what was deleted, and cancels back to a mark with its selection", () => {
    const document = createFlowDocument(flow);
    document.select(selectNode("node_sales"));
    const mark = document.mark();
    document.dispatch({ type: "removeNodes", nodeIds: ["node_sales"] });
    expect(document.store.getState().selection.nodeIds).toEqual([]);
    document.cancel(mark);
    const { selection, flow: present, canUndo, patches } = document.store.getState();
    expect(selection.nodeIds).toEqual(["node_sales"]);
    expect(present).toEqual(flow);
    expect(canUndo).toBe(false);
    expect(patches).toBeNull();
  });

  it("has no undo across a flow that was loaded anew", () => {
    const document = createFlowDocument(flow);
    document.dispatch(rename("Mine"));
    document.replace(flowOf({ nodes: { node_other: queue() } }));
    expect(document.store.getState().canUndo).toBe(false);
    expect(document.store.getState().revision).toBe(2);
  });
});
