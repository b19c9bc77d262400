import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { rateSetting, readRate, tenantRate } from "./usual-rate.ts";

const USUAL = { requestsPerSecond: 20, source: "We assume it." };

describe("tenantRate", () => {
  it.each<[Json | undefined, number]>([
    [undefined, 20],
    ["", 20],
    ["7", 7],
    [" 150 ", 150],
    [3, 3],
    ["100000", 100_000],
  ])("takes %j as %i requests a second", (setting, requests) => {
    const settings = setting === undefined ? {} : { requestsPerSecond: setting };
    expect(tenantRate(settings, USUAL)).toEqual({ requests, windowMs: 1000 });
  });

  it.each<Json>(["0", "-1", "many", "2.5", "100001", 0, 2.5, true, null, [5], { requests: 5 }])(
    "does not follow %j, and says so to who asks",
    (setting) => {
      expect(tenantRate({ requestsPerSecond: setting }, USUAL).requests).toBe(20);
      expect(readRate(setting)).toBeNull();
    },
  );

  it("names the usual limit where it asks for another", () => {
    expect(rateSetting(USUAL)).toMatchObject({ name: "requestsPerSecond", required: false });
    expect(rateSetting(USUAL).hint).toContain("not 20.");
  });
});
