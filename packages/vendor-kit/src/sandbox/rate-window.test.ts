import { describe, expect, it } from "vitest";
import { countInWindow } from "./rate-window.ts";

const LIMIT = { requests: 2, windowMs: 10_000 };

describe("countInWindow", () => {
  it.each([
    ["no limit", null, [1, 2, 3], 4, [], null],
    ["the first", LIMIT, [], 1000, [1000], null],
    ["the last that fits", LIMIT, [1000], 1000, [1000, 1000], null],
    ["one too many", LIMIT, [1000, 4000], 4000, [1000, 4000], 7],
    ["one too many, just before a place is free", LIMIT, [1000, 4000], 10_999, [1000, 4000], 1],
    ["a clock that was turned back", LIMIT, [86_400_000, 86_400_000], 4000, [4000], null],
    ["a place is free again", LIMIT, [1000, 4000], 11_000, [4000, 11_000], null],
  ] as const)("%s", (...[, limit, before, now, recent, retryAfterSeconds]) => {
    expect(countInWindow(limit, before, now)).toEqual({ recent, retryAfterSeconds });
  });
});
