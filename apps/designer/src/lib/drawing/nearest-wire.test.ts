import { describe, expect, it } from "vitest";
import { nearestWire } from "./nearest-wire.ts";
import { wireCurve } from "./wire-curve.ts";

const wires = [
  { id: "upper", curve: wireCurve({ sourceX: 0, sourceY: 0, targetX: 1000, targetY: 0 }) },
  { id: "lower", curve: wireCurve({ sourceX: 0, sourceY: 12, targetX: 1000, targetY: 12 }) },
  { id: "long", curve: wireCurve({ sourceX: 0, sourceY: 100, targetX: 9000, targetY: 5100 }) },
];

describe("nearestWire", () => {
  it.each([
    ["on a wire", { x: 500, y: 0 }, "upper"],
    ["between two, nearer to one", { x: 500, y: 7 }, "lower"],
    ["out of reach of all", { x: 500, y: 40 }, null],
    ["before the beginning of a wire", { x: -20, y: 0 }, null],
    ["in the middle of a long one", { x: 4500, y: 2600 }, "long"],
    ["where a long one turns", { x: 2672, y: 886 }, "long"],
  ])("%s", (_what, at, id) => {
    expect(nearestWire(wires, at, 9)?.id ?? null).toBe(id);
  });
});
