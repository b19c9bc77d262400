import type { FiguresRow } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { vendorRow } from "./vendor-row.ts";

const rowOf = (figures: Omit<FiguresRow, "nodeId">) =>
  JSON.parse(JSON.stringify(vendorRow({ nodeId: null, ...figures })));

describe("vendorRow", () => {
  it("says which share of the calls was given up", () => {
    expect(rowOf({ calls: 200, abandoned: 50 })).toEqual({
      calls: 200,
      abandoned: 50,
      abandonment: { rate: 0.25, low: expect.closeTo(0.195, 3), high: expect.closeTo(0.314, 3), enough: true },
    });
  });

  it("knows no share where nobody called, and says where calls are too few for one", () => {
    expect(rowOf({ calls: 0, abandoned: 0 }).abandonment).toEqual({ rate: null, low: 0, high: 1, enough: false });
    expect(rowOf({ calls: 29, abandoned: 3 }).abandonment.enough).toBe(false);
  });

  it.each<Omit<FiguresRow, "nodeId">>([
    { calls: 200 },
    { abandoned: 50 },
    // One call was given up between the two counts.
    { calls: 3, abandoned: 4 },
    { totalSeconds: 0 },
    { completionRate: 0.5, from: "2026-11-20T05:00:00.000Z" },
    {},
  ])("of %o nothing more is said than the vendor did", (figures) => {
    expect(rowOf(figures)).toEqual(figures);
  });

  it("tells times in UTC, wherever the vendor is", () => {
    expect(rowOf({ from: "2026-11-20T00:00:00-05:00", to: "2026-11-21T00:00:00-05:00" })).toEqual({
      from: "2026-11-20T05:00:00.000Z",
      to: "2026-11-21T05:00:00.000Z",
    });
  });
});
