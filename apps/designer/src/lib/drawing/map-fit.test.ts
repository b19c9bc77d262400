import { describe, expect, it } from "vitest";
import { MAP_SIZE, mapFit, surrounding } from "./map-fit.ts";

describe("surrounding", () => {
  it("holds every box, however many there are", () => {
    const boxes = Array.from({ length: 200_000 }, (_, at) => ({ x: at, y: -at, width: 10, height: 20 }));
    expect(surrounding(boxes)).toEqual({ x: 0, y: -199_999, width: 200_009, height: 200_019 });
  });
});

describe("mapFit", () => {
  it.each([
    ["a wide flow", [{ x: -500, y: 0, width: 4000, height: 100 }]],
    ["a high one", [{ x: 0, y: 300, width: 10, height: 9000 }]],
    [
      "two blocks apart",
      [
        { x: 0, y: 0, width: 244, height: 80 },
        { x: 3000, y: 2000, width: 244, height: 80 },
      ],
    ],
  ])("%s is on the map and in its middle", (_what, blocks) => {
    const { x, y, scale } = mapFit(blocks);
    const all = surrounding(blocks);
    const left = all.x * scale + x;
    const top = all.y * scale + y;
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(8 - 1e-9);
    expect(left + (all.width * scale) / 2).toBeCloseTo(MAP_SIZE.width / 2);
    expect(top + (all.height * scale) / 2).toBeCloseTo(MAP_SIZE.height / 2);
  });

  it("is no division by zero where there is no block", () => {
    expect(Number.isFinite(mapFit([]).scale)).toBe(true);
  });
});
