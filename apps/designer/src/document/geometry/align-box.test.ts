import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignBox, settleBox } from "./align-box.ts";
import type { Box } from "./free-place.ts";

const box = (x: number, y: number, width = 100): Box => ({ x, y, width, height: 50 });

describe("alignBox", () => {
  it.each([
    ["left edges", { dragged: box(103, 500), other: box(100, 0), by: { x: -3, y: null } }],
    ["right edges", { dragged: box(148, 500, 50), other: box(100, 0), by: { x: 2, y: null } }],
    ["middles", { dragged: box(127, 500, 50), other: box(100, 0), by: { x: -2, y: null } }],
    ["the right edge with a left one", { dragged: box(3, 500), other: box(100, 0), by: { x: -3, y: null } }],
    ["upper edges", { dragged: box(500, 4), other: box(0, 0), by: { x: null, y: -4 } }],
    ["both axes at once", { dragged: box(102, 4), other: box(100, 0), by: { x: -2, y: -4 } }],
    ["nothing that is too far", { dragged: box(107, 500), other: box(100, 0), by: { x: null, y: null } }],
  ])("draws %s into line", (_what, { dragged, other, by }) => {
    expect(alignBox(dragged, [other], 6).by).toEqual(by);
  });

  it("takes the nearest of several and draws one guide along all that stand on it", () => {
    const { by, guides } = alignBox(box(103, 300), [box(98, 0), box(101, 100), box(101, 700)], 6);
    expect(by.x).toBe(-2);
    expect(guides.find(({ at }) => at === 101)).toEqual({ axis: "x", at: 101, from: 100, to: 750 });
  });

  it("shows a guide only where the settled box and another really share a line", () => {
    const anyBox = fc
      .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 90 }))
      .map(([x, y, half]): Box => ({ x, y, width: half * 2, height: half * 2 }));
    fc.assert(
      fc.property(anyBox, fc.array(anyBox, { maxLength: 6 }), (dragged, others) => {
        const { at, guides } = settleBox(dragged, others, { within: 6, grid: 4 });
        const lines = (one: Box, axis: "x" | "y"): number[] => [
          one[axis],
          one[axis] + one.width / 2,
          one[axis] + one.width,
        ];
        for (const guide of guides) {
          expect(lines({ ...dragged, ...at }, guide.axis)).toContain(guide.at);
          expect(others.some((other) => lines(other, guide.axis).includes(guide.at))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("settleBox", () => {
  it("stands on the grid where nothing attracts", () => {
    expect(settleBox(box(13, 18), [], { within: 6, grid: 4 })).toEqual({ at: { x: 12, y: 20 }, guides: [] });
  });

  it("stands in line rather than on the grid, on whole pixels", () => {
    const { at } = settleBox(box(13, 300), [box(9, 0, 100)], { within: 6, grid: 4 });
    expect(at).toEqual({ x: 9, y: 300 });
    expect(settleBox(box(10, 300, 101), [box(10, 0, 104)], { within: 1, grid: 4 }).at.x % 1).toBe(0);
  });
});
