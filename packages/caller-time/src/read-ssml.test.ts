import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSsml } from "./read-ssml.ts";

describe("readSsml", () => {
  it.each([
    ["<speak>Hello <b>you</b></speak>", " Hello  you  ", ["speak", "b", "/b", "/speak"]],
    ["a<!-- <b> -->b", "a b", []],
    ["1 < 2", "1 < 2", []],
    ["a <!-- b", "a <!-- b", []],
    ["", "", []],
  ])("of %s", (ssml, text, tags) => {
    expect(readSsml(ssml)).toEqual({ text, tags });
  });

  it("keeps every character that is in no tag", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("<", ">", "<!--", "-->", "a", " ")), (pieces) => {
        const ssml = pieces.join("");
        const { text, tags } = readSsml(ssml);
        expect(text.length + tags.join("").length).toBeLessThanOrEqual(ssml.length + tags.length + 1 + pieces.length);
        if (!ssml.includes("<")) expect(text).toBe(ssml);
      }),
    );
  });

  it("reads a million unclosed brackets once, not a million times", () => {
    expect(readSsml("<".repeat(1_000_000)).tags).toEqual([]);
    expect(readSsml("<!--".repeat(250_000)).tags).toEqual([]);
  });
});
