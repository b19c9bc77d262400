import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createCardNodes, type CardNode } from "./card-nodes.ts";
import { createSheetWires, elementWires, SHEET_COUNT } from "./sheet-wires.ts";
import { createWireEdges, type WireEdge } from "./wire-edges.ts";

const flow = customerSupportMenu();
const cards = createCardNodes()({
  flow,
  selected: [],
  byNode: new Map(),
  moved: new Map(),
  dragged: new Set(),
  called: new Map(),
  arrivals: null,
});

/** The connections of the flow so many times that they are drawn as one picture. */
function manyWires(): WireEdge[] {
  const input = { flow, selectedNodes: [], selectedConnections: [], dragged: new Set<string>(), called: new Map() };
  const wires = createWireEdges()(input);
  const copies = Math.ceil(SHEET_COUNT / wires.length);
  return Array.from({ length: copies }, (_, copy) =>
    wires.map((wire) => ({ ...wire, id: `${wire.id}_${copy}` })),
  ).flat();
}

describe("createSheetWires", () => {
  it("draws no wire of a small flow: there each is an element", () => {
    expect(createSheetWires()(manyWires().slice(0, SHEET_COUNT - 1), cards)).toEqual([]);
  });

  it("draws every wire of a large one from its exit to the block it leads to", () => {
    const wires = manyWires();
    const drawn = createSheetWires()(wires, cards);
    expect(drawn.map(({ id }) => id)).toEqual(wires.map(({ id }) => id));
    for (const [index, { curve }] of drawn.entries()) {
      const target = cards.find(({ id }) => id === wires[index]?.target);
      expect(curve.to.x).toBeLessThan(target?.position.x ?? Number.NaN);
    }
  });

  it("keeps the lines that look as before: a selected block is none of their business, a moved one is", () => {
    const wires = manyWires();
    const sheet = createSheetWires();
    const before = sheet(wires, cards);
    const [first, ...rest] = cards;
    const withFirst = (change: Partial<CardNode>): CardNode[] => (first ? [{ ...first, ...change }, ...rest] : []);
    expect(sheet(wires, withFirst({ selected: true }))).toBe(before);
    const moved = sheet(wires, withFirst({ position: { x: -500, y: 900 } }));
    const changed = moved.filter((wire, index) => wire !== before[index]).map(({ id }) => id);
    const touching = wires.filter(({ source, target }) => source === first?.id || target === first?.id);
    expect(changed).toEqual(touching.map(({ id }) => id));
  });

  it("keeps dashed wires in one piece, and lets calm lines be cut", () => {
    const drawn = createSheetWires()(manyWires(), cards);
    expect(drawn.map(({ isWhole }) => isWhole)).toEqual(manyWires().map(({ data }) => data?.muted === true));
  });

  it("leaves out the wires of dragged blocks, and lets no wire that means something grow thin", () => {
    const [lifted, lit, selected, called, plain, ...rest] = manyWires();
    if (!lifted || !lit || !selected || !called || !plain) throw new Error("too few wires");
    const drawn = createSheetWires()(
      [
        { ...lifted, className: "lifted" },
        { ...lit, data: { muted: false, lit: true } },
        { ...selected, selected: true },
        { ...called, className: "call-passed" },
        plain,
        ...rest,
      ],
      cards,
    );
    expect(drawn.some(({ id }) => id === lifted.id)).toBe(false);
    expect(drawn.slice(0, 4).map(({ thinsOut }) => thinsOut)).toEqual([false, false, false, true]);
    expect(drawn[2]?.className).toContain("call-passed");
  });
});

function selectedUpTo(count: number): WireEdge[] {
  return manyWires().map((wire, index) => ({ ...wire, selected: index < count }));
}

describe("elementWires", () => {
  it.each([
    ["of a small flow all", { wires: manyWires().slice(0, SHEET_COUNT - 1), pointed: null, count: SHEET_COUNT - 1 }],
    ["of a large one none", { wires: manyWires(), pointed: null, count: 0 }],
    ["the one below the pointer", { wires: manyWires(), pointed: manyWires()[3]?.id ?? null, count: 1 }],
    ["the selected ones", { wires: selectedUpTo(2), pointed: null, count: 2 }],
    ["all selected: they stay in the picture", { wires: selectedUpTo(SHEET_COUNT), pointed: null, count: 0 }],
  ])("%s", (_what, { wires, pointed, count }) => {
    expect(elementWires(wires, pointed)).toHaveLength(count);
  });
});
