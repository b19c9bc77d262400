import type { ChangeDto } from "@tonegraph/api-contract";
import type { FlowNode } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { changedPart, compareFlows, type DrawnFlow } from "./compare-flows.ts";
import { CARD, compareLayout } from "./compare-layout.ts";

function queue(x: number, y: number): FlowNode {
  return { kind: "queue", label: "Queue", position: { x, y }, queueId: "q" };
}

function menu(keys: readonly string[]): FlowNode {
  return {
    kind: "menu",
    label: "Main menu",
    position: { x: 0, y: 0 },
    promptId: "",
    options: keys.map((key) => ({ key, label: `Key ${key}` })),
    noInput: { timeoutMs: 5000, maxRepeats: 1 },
    noMatch: { maxRepeats: 1 },
  };
}

const from: DrawnFlow = {
  nodes: { node_menu: menu(["1"]), node_old: queue(400, 0), node_kept: queue(400, 200) },
  connections: {
    conn_a: { source: "node_menu", port: "key:1", target: "node_kept" },
    conn_b: { source: "node_menu", port: "noInput", target: "node_old" },
  },
};
const to: DrawnFlow = {
  nodes: { node_menu: menu(["1", "2"]), node_kept: queue(999, -40), node_new: queue(400, 400) },
  connections: {
    conn_other_id: { source: "node_menu", port: "key:1", target: "node_kept" },
    conn_c: { source: "node_menu", port: "key:2", target: "node_new" },
  },
};
const changes: ChangeDto[] = [{ kind: "changed", what: "option", nodeId: "node_menu", words: "…" }];

describe("compareFlows", () => {
  const compared = compareFlows(from, to, changes);

  it("says what happened to every node; a node that only moved is the same", () => {
    expect(Object.fromEntries(compared.nodes.map((node) => [node.id, node.fate]))).toEqual({
      node_menu: "changed",
      node_old: "removed",
      node_kept: "same",
      node_new: "added",
    });
  });

  it("knows connections by their ends, not by their ids", () => {
    expect(compared.connections.map(({ port, fate }) => [port, fate])).toEqual([
      ["noInput", "removed"],
      ["key:1", "same"],
      ["key:2", "added"],
    ]);
  });

  it("finds nothing between a flow and itself", () => {
    const same = compareFlows(to, to, []);
    expect([...same.nodes, ...same.connections].filter((part) => part.fate !== "same")).toEqual([]);
  });
});

describe("changedPart", () => {
  const many: DrawnFlow = {
    nodes: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`node_${index}`, queue(index * 10, 0)])),
    connections: { conn_x: { source: "node_3", port: "unavailable", target: "node_4" } },
  };

  it("keeps a small comparison whole", () => {
    expect(changedPart(compareFlows(many, many, []), 50).nodes).toHaveLength(50);
  });

  it("keeps what changed and its neighbours of a large one", () => {
    const changed = compareFlows(many, many, [{ kind: "changed", what: "node", nodeId: "node_3", words: "" }]);
    const part = changedPart(changed, 49);
    expect(part.nodes.map((node) => node.id)).toEqual(["node_3", "node_4"]);
    expect(part.connections).toHaveLength(1);
    expect(part.total).toBe(50);
  });
});

describe("compareLayout", () => {
  const layout = compareLayout(compareFlows(from, to, changes));

  it("begins at the margin and encloses every card", () => {
    expect(Math.min(...layout.cards.map((card) => card.x))).toBe(CARD.margin);
    expect(Math.min(...layout.cards.map((card) => card.y))).toBe(CARD.margin);
    for (const card of layout.cards) {
      expect(card.x + CARD.width).toBeLessThan(layout.width);
      expect(card.y + card.height).toBeLessThan(layout.height);
    }
  });

  it("draws every connection once, from the row of its port", () => {
    expect(layout.wires.map((wire) => wire.fate)).toEqual(["removed", "same", "added"]);
    const menuCard = layout.cards.find((card) => card.id === "node_menu");
    const second = (menuCard?.y ?? 0) + CARD.header + CARD.portTop + 1.5 * CARD.port;
    expect(layout.wires[2]?.path).toContain(`M${(menuCard?.x ?? 0) + CARD.width} ${second} `);
  });

  it("draws nothing of nothing", () => {
    expect(compareLayout({ nodes: [], connections: [], total: 0 }).cards).toEqual([]);
  });
});
