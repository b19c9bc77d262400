import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestClock } from "../testing/test-clock.ts";
import { createVirtualClock } from "../testing/virtual-clock.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import { createRateLimiter } from "./rate-limiter.ts";
import type { VendorCall } from "./vendor-call.ts";

const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };

describe("createRateLimiter", () => {
  it("lets 80 % of the limit pass at once, and the rest when a window has passed", () => {
    const limiter = createRateLimiter({ requests: 10, windowMs: 1000 }, createTestClock());
    const waits = Array.from({ length: 18 }, () => limiter.reserve(10_000));
    expect(waits).toEqual([...Array<number>(8).fill(0), ...Array<number>(8).fill(1000), 2000, 2000]);
  });

  it("takes no place that would come too late", () => {
    const limiter = createRateLimiter({ requests: 1, windowMs: 1000 }, createTestClock());
    expect([limiter.reserve(500), limiter.reserve(500), limiter.reserve(1001), limiter.waitMs()]).toEqual([
      0,
      null,
      1000,
      2000,
    ]);
  });

  it("keeps still while the vendor asks for silence, without a limit too", () => {
    const clock = createTestClock();
    const limiter = createRateLimiter(null, clock);
    limiter.pause(300);
    expect([limiter.isPaused(), limiter.reserve(1000)]).toEqual([true, 300]);
    clock.advance(300);
    expect([limiter.isPaused(), limiter.reserve(0)]).toEqual([false, 0]);
  });

  it("never lets more pass in any window, however calls come", () => {
    const limits = fc.record({
      requests: fc.integer({ min: 1, max: 20 }),
      windowMs: fc.integer({ min: 1, max: 2000 }),
    });
    fc.assert(
      fc.property(limits, fc.array(fc.nat(500), { maxLength: 60 }), (limit, gaps) => {
        const clock = createTestClock();
        const limiter = createRateLimiter(limit, clock);
        const places = gaps.map((gap) => {
          clock.advance(gap);
          return clock.now() + (limiter.reserve(Infinity) ?? 0);
        });
        const allowed = Math.max(1, Math.floor(limit.requests * 0.8));
        for (const [index, place] of places.entries())
          expect(place - (places[index - allowed] ?? -Infinity)).toBeGreaterThanOrEqual(limit.windowMs);
      }),
    );
  });
});

describe("createVendorHttp: rate", () => {
  it("spreads calls that come at once over the windows of the tenant's limit", async () => {
    const clock = createVirtualClock();
    const sentAt: number[] = [];
    const begin = clock.now();
    const answer = () => {
      sentAt.push(clock.now() - begin);
      return { status: 200, body: "{}" };
    };
    const rateLimit = { requests: 5, windowMs: 1000 };
    const { http } = setUpVendorHttp({ answer, client: { clock, rateLimit } });
    const answers = await clock.run(Promise.all(Array.from({ length: 10 }, () => http.call(READ))));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(sentAt).toEqual([0, 0, 0, 0, 1000, 1000, 1000, 1000, 2000, 2000]);
  });

  it("tells the caller when the tenant's limit leaves no time", async () => {
    const options = { rateLimit: { requests: 1, windowMs: 60_000 } };
    const setup = setUpVendorHttp({ answer: () => ({ status: 200 }), options });
    await setup.http.call(READ);
    expect(await setup.http.call({ ...READ, deadlineMs: 1000 })).toMatchObject({
      ok: false,
      error: { kind: "rateLimited", retryAfterMs: 60_000, ambiguous: false },
    });
    expect(setup.calls()).toHaveLength(1);
  });

  it("keeps the whole tenant still when one call is asked to wait", async () => {
    const clock = createVirtualClock();
    const sentAt: number[] = [];
    const begin = clock.now();
    const answer = (index: number) => {
      sentAt.push(clock.now() - begin);
      return index === 0 ? { status: 429, headers: { "retry-after": "7" } } : { status: 200, body: "{}" };
    };
    const { http } = setUpVendorHttp({ answer, client: { clock } });
    const first = http.call(READ);
    const second = clock.sleep(10).then(() => http.call(READ));
    await clock.run(Promise.all([first, second]));
    expect(sentAt).toEqual([0, 7000, 7000]);
  });
});
