import { describe, expect, it } from "vitest";
import { effortMark, effortWords } from "./effort-words.ts";

describe("effortMark", () => {
  it("is short", () => {
    expect(effortMark({ seconds: 12.3, keys: 2 })).toBe("12 s · 2");
  });
});

describe("effortWords", () => {
  it.each([
    [0, 0, "0.0 s, 0 keys"],
    [9.94, 1, "9.9 s, 1 key"],
    [9.96, 2, "10 s, 2 keys"],
    [99.4, 2, "99 s, 2 keys"],
    [99.6, 3, "1 min 40 s, 3 keys"],
    [3601, 3, "60 min 1 s, 3 keys"],
  ])("of %d s and %d keys", (seconds, keys, words) => {
    expect(effortWords({ seconds, keys })).toBe(words);
  });
});
