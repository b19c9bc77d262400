import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { speechLength } from "./speech-length.ts";

const UNITS = ["characters", "utf16Units", "utf8Bytes"] as const;

describe("speechLength", () => {
  it.each([
    ["", 0, 0, 0],
    ["abc", 3, 3, 3],
    ["é", 1, 1, 2],
    ["e\u0301", 2, 2, 3],
    ["กข", 2, 2, 6],
    ["😀", 1, 2, 4],
    ["👨‍👩‍👧", 5, 8, 18],
    ["\uD800", 1, 1, 3],
  ])("of %j", (text, ...lengths) => {
    expect(UNITS.map((unit) => speechLength(text, unit))).toEqual(lengths);
  });

  it("counts bytes as an encoder does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(speechLength(text, "utf8Bytes")).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
