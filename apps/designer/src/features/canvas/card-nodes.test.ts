import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../../document/flow-document.ts";
import { createCardNodes, type CardInput } from "./card-nodes.ts";
import { createWireEdges } from "./wire-edges.ts";

const flow = customerSupportMenu();
const calm: CardInput = {
  flow,
  selected: [],
  byNode: new Map(),
  moved: new Map(),
  dragged: new Set(),
  called: new Map(),
  arrivals: null,
};

const nothing = { selectedNodes: [], selectedConnections: [], dragged: new Set<string>() };

describe("createCardNodes", () => {
  it("presets size and handles, so that nothing has to be measured", () => {
    for (const card of createCardNodes()(calm)) {
      expect(card.width).toBeGreaterThan(0);
      expect(card.measured).toEqual({ width: card.width, height: card.height });
      expect(card.handles?.every(({ x, y, width }) => Number.isFinite(x + y) && width === 11)).toBe(true);
    }
  });

  it("gives a handle to every port that has a connection", () => {
    const cards = createCardNodes()(calm);
    for (const { source, port } of Object.values(flow.connections)) {
      const card = cards.find(({ id }) => id === source);
      expect(card?.handles?.map(({ id }) => id)).toContain(port);
    }
  });

  it("keeps every card that looks the same: an edit, a drag and a selection touch one card each", () => {
    const cards = createCardNodes();
    const before = cards(calm);
    const document = createFlowDocument(flow);
    document.dispatch({ type: "setNodeFields", nodeId: "node_sales", set: { label: "Sales team" } });
    const edited = document.store.getState().flow;
    const changed = (after: typeof before, from: typeof before): string[] =>
      after.filter((card, index) => card !== from[index]).map(({ id }) => id);
    const afterEdit = cards({ ...calm, flow: edited });
    expect(changed(afterEdit, before)).toEqual(["node_sales"]);
    const afterDrag = cards({ ...calm, flow: edited, moved: new Map([["node_tech", { x: 1, y: 2 }]]) });
    expect(changed(afterDrag, afterEdit)).toEqual(["node_tech"]);
    const drop = cards({ ...calm, flow: edited, selected: ["node_sales"] });
    expect(changed(drop, afterDrag)).toEqual(["node_sales", "node_tech"].toSorted((a, b) => order(a) - order(b)));
    expect(drop.find(({ id }) => id === "node_sales")?.data).toBe(
      afterEdit.find(({ id }) => id === "node_sales")?.data,
    );
  });

  it("takes a port for wired from when the block is there that its connection leads to", () => {
    const cards = createCardNodes();
    const { node_sales: sales, ...others } = flow.nodes;
    if (!sales) throw new Error("there is no block for sales");
    const wiredAt = (nodes: typeof flow.nodes) =>
      cards({ ...calm, flow: { ...flow, nodes } }).find(({ id }) => id === "node_main_menu")?.data.wired;
    expect(wiredAt(others)).not.toContain("key:1");
    expect(wiredAt({ ...others, node_sales: sales })).toContain("key:1");
  });

  it("gives the same list when no card changed, for another list costs a pass over every node", () => {
    const cards = createCardNodes();
    const before = cards(calm);
    expect(cards({ ...calm, byNode: new Map(), selected: [] })).toBe(before);
    expect(cards({ ...calm, selected: ["node_sales"] })).not.toBe(before);
  });

  it("names a block after its mark of a test call and keeps the others", () => {
    const cards = createCardNodes();
    const before = cards(calm);
    const figured = cards({ ...calm, arrivals: { node_sales: { seconds: 12.3, keys: 1 } } });
    expect(figured.flatMap(({ data }) => (data.effort === null ? [] : [[data.nodeId, data.effort.mark]]))).toEqual([
      ["node_sales", "12 s · 1"],
    ]);
    const after = cards({ ...calm, called: new Map([["node_sales", "here"]]) });
    expect(after.filter((card) => !before.includes(card)).map(({ id, className }) => [id, className])).toEqual([
      ["node_sales", "call-here"],
    ]);
  });

  it("grows a card by the rows of its ports and the lines of its prompt", () => {
    const height = (id: string, cards = createCardNodes()(calm)): number =>
      cards.find((card) => card.id === id)?.height ?? 0;
    expect(height("node_main_menu")).toBeGreaterThan(height("node_sales") + 100);
  });
});

describe("createWireEdges", () => {
  it("lights what leaves the selected block and keeps the rest", () => {
    const wires = createWireEdges();
    const before = wires({ flow, selectedNodes: [], selectedConnections: [], dragged: new Set(), called: new Map() });
    const after = wires({
      flow,
      selectedNodes: ["node_main_menu"],
      selectedConnections: [],
      dragged: new Set(),
      called: new Map(),
    });
    expect(before).toHaveLength(Object.keys(flow.connections).length);
    expect(after.map(({ data }) => data?.lit)).toEqual(after.map(({ source }) => source === "node_main_menu"));
    const others = after.filter(({ source }) => source !== "node_main_menu");
    expect(others.every((edge) => before.includes(edge))).toBe(true);
    const dragging = wires({
      flow,
      selectedNodes: ["node_main_menu"],
      selectedConnections: [],
      dragged: new Set(["node_tech"]),
      called: new Map(),
    });
    const lifted = dragging.filter(({ className }) => className === "lifted");
    expect(lifted.length).toBeGreaterThan(0);
    expect(lifted.every(({ source, target }) => source === "node_tech" || target === "node_tech")).toBe(true);
  });

  it("names a connection after its mark of a test call", () => {
    const called = new Map([["conn_key_1", "passed"] as const]);
    const marked = createWireEdges()({ flow, ...nothing, called }).filter(({ className }) => className !== "");
    expect(marked.map(({ id, className }) => [id, className])).toEqual([["conn_key_1", "call-passed"]]);
  });

  it("gives the same list when no wire changed", () => {
    const wires = createWireEdges();
    const after = wires({
      flow,
      selectedNodes: ["node_main_menu"],
      selectedConnections: [],
      dragged: new Set(),
      called: new Map(),
    });
    expect(
      wires({
        flow: { ...flow },
        selectedNodes: ["node_main_menu"],
        selectedConnections: [],
        dragged: new Set(),
        called: new Map(),
      }),
    ).toBe(after);
  });
});

function order(id: string): number {
  return Object.keys(flow.nodes).indexOf(id);
}
