import { describe, expect, it } from "vitest";
import { createTestClock } from "../testing/test-clock.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import type { VendorCall } from "./vendor-call.ts";
import { createVendorClock } from "./vendor-clock.ts";

const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };
const START = Date.UTC(2026, 0, 5, 9, 0, 0);
const HOUR = 3_600_000;
const dated = (ms: number): string => new Date(ms).toUTCString();

describe("createVendorClock", () => {
  it.each<[string, number, number | null, number]>([
    ["is ours", START, 0, START],
    ["was read at the end of its second", START - 999, 0, START - 1000],
    ["is behind", START - HOUR, -(HOUR - 1000), START - HOUR],
    ["is ahead", START + HOUR, HOUR, START + HOUR],
  ])("tells a clock that %s", (...[, vendorMs, aheadMs, now]) => {
    const vendor = createVendorClock(createTestClock(START));
    vendor.heard({ date: dated(vendorMs) }, 0, 0);
    expect([vendor.aheadMs(), vendor.now()]).toEqual([aheadMs, now]);
  });

  it("never tells a time that the vendor does not have yet, however long the answer took", () => {
    const clock = createTestClock(START);
    const vendor = createVendorClock(clock);
    clock.advance(10_000);
    // The vendor read it at once, and its clock agrees.
    vendor.heard({ date: dated(START) }, 0, clock.elapsed());
    expect([vendor.aheadMs(), vendor.now()]).toEqual([0, START]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["nothing", {}],
    ["what is no date", { date: "yesterday" }],
    ["a date without its zone", { date: "Mon, 05 Jan 2026 07:00:00" }],
    ["what was kept on the way", { date: dated(START - HOUR), age: "3600" }],
  ])("goes by our clock where answers tell %s", (_, headers) => {
    const vendor = createVendorClock(createTestClock(START));
    vendor.heard(headers, 0, 0);
    expect([vendor.aheadMs(), vendor.now()]).toEqual([null, START]);
  });
});

describe("createVendorHttp: the vendor's clock", () => {
  it("is that of the API's answers, not of the sign-in's or of a failure's", async () => {
    const behind = { date: dated(START - HOUR) };
    const setup = setUpVendorHttp({
      clock: createTestClock(START),
      answer: (index) =>
        index === 1 ? { status: 502, headers: { date: dated(START) } } : { status: 200, headers: behind },
      token: () => ({
        status: 200,
        headers: { date: dated(START + HOUR) },
        body: JSON.stringify({ access_token: "token-1", expires_in: 3600 }),
      }),
      options: { repeat: { ...REPEAT, maxAttempts: 1 } },
    });
    await setup.http.signIn();
    expect([setup.http.vendorNow(), setup.http.health().clockAheadMs]).toEqual([START, null]);
    for (let call = 0; call < 2; call += 1) await setup.http.call(READ);
    expect([setup.http.vendorNow(), setup.http.health().clockAheadMs]).toEqual([START - HOUR, -(HOUR - 1000)]);
  });
});

const REPEAT = {
  attemptTimeoutMs: 1000,
  deadlineMs: 5000,
  failureWait: { kind: "fixed", ms: 0 },
  rateLimitWait: { kind: "fixed", ms: 0 },
  maxRetryAfterMs: 1000,
} as const;
