import fc from "fast-check";
import { getBezierPath, Position as Side } from "@xyflow/react";
import { describe, expect, it } from "vitest";
import { crossesBox, curvePath, piecesIn, wireCurve, type WireEnds } from "./wire-curve.ts";

const place = fc.integer({ min: -4000, max: 4000 });
const someEnds: fc.Arbitrary<WireEnds> = fc.record({ sourceX: place, sourceY: place, targetX: place, targetY: place });
const someBox = fc.record({
  x: place,
  y: place,
  width: fc.integer({ min: 1, max: 2000 }),
  height: fc.integer({ min: 1, max: 2000 }),
});

describe("wireCurve", () => {
  it("is the line that React Flow draws for a connection from right to left", () => {
    fc.assert(
      fc.property(someEnds, (ends) => {
        const [path] = getBezierPath({ ...ends, sourcePosition: Side.Right, targetPosition: Side.Left });
        expect(curvePath(wireCurve(ends))).toBe(path);
      }),
    );
  });
});

describe("crossesBox", () => {
  const straight = wireCurve({ sourceX: 0, sourceY: 0, targetX: 1000, targetY: 0 });
  const falling = wireCurve({ sourceX: 0, sourceY: 0, targetX: 1000, targetY: 1000 });
  it.each([
    ["a part of a straight line", { curve: straight, box: { x: 400, y: -5, width: 10, height: 10 }, crosses: true }],
    ["its beginning", { curve: straight, box: { x: -5, y: -5, width: 10, height: 10 }, crosses: true }],
    ["beside it", { curve: straight, box: { x: 400, y: 5, width: 10, height: 10 }, crosses: false }],
    ["the middle of a falling line", { curve: falling, box: { x: 490, y: 490, width: 20, height: 20 }, crosses: true }],
    [
      "the corner that a falling line surrounds but does not pass",
      { curve: falling, box: { x: 0, y: 600, width: 300, height: 400 }, crosses: false },
    ],
  ])("%s", (_what, { curve, box, crosses }) => {
    expect(crossesBox(curve, box)).toBe(crosses);
  });

  it("says so of every box that a point of the line lies in", () => {
    fc.assert(
      fc.property(someEnds, someBox, fc.double({ min: 0, max: 1, noNaN: true }), (ends, size, share) => {
        const { from, leaving, arriving, to } = wireCurve(ends);
        const [a, b, c, d] = [(1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share ** 2 * (1 - share), share ** 3];
        const x = a * from.x + b * leaving.x + c * arriving.x + d * to.x;
        const y = a * from.y + b * leaving.y + c * arriving.y + d * to.y;
        const around = { ...size, x: x - size.width / 2, y: y - size.height / 2 };
        expect(crossesBox(wireCurve(ends), around)).toBe(true);
      }),
    );
  });
});

describe("piecesIn", () => {
  const everywhere = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

  it("cuts a curve into small pieces that are joined", () => {
    fc.assert(
      fc.property(someEnds, (ends) => {
        const curve = wireCurve(ends);
        const pieces = piecesIn(curve, everywhere, 300);
        expect(pieces[0]?.from).toEqual(curve.from);
        expect(pieces.at(-1)?.to).toEqual(curve.to);
        for (const [index, { from, to }] of pieces.entries()) {
          expect(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))).toBeLessThanOrEqual(300);
          expect(pieces[index + 1]?.from ?? to).toEqual(to);
        }
      }),
    );
  });

  it("leaves out what lies elsewhere", () => {
    const long = wireCurve({ sourceX: 0, sourceY: 0, targetX: 9000, targetY: 5000 });
    const some = piecesIn(long, { x: 4000, y: 2000, width: 1000, height: 1000 }, 300);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(piecesIn(long, everywhere, 300).length / 3);
  });
});
