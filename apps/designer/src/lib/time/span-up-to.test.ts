import { describe, expect, it } from "vitest";
import { spanUpTo } from "./span-up-to.ts";

const DAY_MS = 86_400_000;

describe("spanUpTo", () => {
  it.each([
    ["2026-11-21T18:44:10.500Z", DAY_MS, "2026-11-20T18:00:00.000Z"],
    ["2026-11-21T18:00:00.000Z", DAY_MS, "2026-11-20T18:00:00.000Z"],
    ["2026-11-21T00:59:59.999Z", 7 * DAY_MS, "2026-11-14T00:00:00.000Z"],
  ])("up to %s", (now, spanMs, from) => {
    expect(spanUpTo(new Date(now), spanMs)).toEqual({ from, to: now });
  });
});
