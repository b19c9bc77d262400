import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestClock } from "../testing/test-clock.ts";
import { createVirtualClock } from "../testing/virtual-clock.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import { allowedCalls, createRateLimiter } from "./rate-limiter.ts";
import type { VendorCall } from "./vendor-call.ts";

const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };

describe("allowedCalls", () => {
  it.each([
    [1, 1, 1251],
    [2, 1, 1000],
    [5, 3, 1000],
    [10, 7, 1000],
    [15, 11, 1000],
    [20, 15, 1000],
    [600, 479, 1000],
    [10_000, 7999, 1000],
  ])("takes of %i requests a second %i in %i ms: fewer than four fifths", (requests, allowed, windowMs) => {
    expect(allowedCalls({ requests, windowMs: 1000 })).toEqual({ requests: allowed, windowMs });
    expect(allowed / windowMs).toBeLessThan((0.8 * requests) / 1000);
  });
});

describe("createRateLimiter", () => {
  it("lets fewer than 80 % of the limit pass at once, and the rest when a window has passed", () => {
    const limiter = createRateLimiter({ requests: 10, windowMs: 1000 }, createTestClock());
    const waits = Array.from({ length: 16 }, () => limiter.reserve(10_000));
    expect(waits).toEqual([...Array<number>(7).fill(0), ...Array<number>(7).fill(1000), 2000, 2000]);
  });

  it("takes no place that would come too late", () => {
    const limiter = createRateLimiter({ requests: 2, windowMs: 1000 }, createTestClock());
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
        // As many calls as are 80 % of the limit never fit into its window; of one a window, not even the second call does.
        const tooMany = Math.max(2, Math.ceil(limit.requests * 0.8));
        for (const [index, place] of places.entries())
          expect(place - (places[index - tooMany + 1] ?? -Infinity)).toBeGreaterThanOrEqual(limit.windowMs);
      }),
    );
  });
});

describe("createVendorHttp: rate", () => {
  it("spreads calls that come at once over the windows of the tenant's limit, the sign-in counted", async () => {
    const clock = createVirtualClock();
    const sentAt: number[] = [];
    const begin = clock.now();
    const answer = () => {
      sentAt.push(clock.now() - begin);
      return { status: 200, body: "{}" };
    };
    const rateLimit = { requests: 5, windowMs: 1000 };
    const { http } = setUpVendorHttp({ answer, client: { clock }, options: { rateLimit } });
    const answers = await clock.run(Promise.all(Array.from({ length: 10 }, () => http.call(READ))));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    // Three a second, and the first of them was for the token.
    expect(sentAt).toEqual([0, 0, 1000, 1000, 1000, 2000, 2000, 2000, 3000, 3000]);
  });

  it("signs in no sooner than the tenant's limit allows", async () => {
    const options = { rateLimit: { requests: 4, windowMs: 60_000 } };
    const answer = (index: number) => ({ status: index === 0 ? 401 : 200, body: "{}" });
    const setup = setUpVendorHttp({ answer, options });
    // Three places in the window: a token, a call that is refused, a new token; none is left for the repeat.
    expect(await setup.http.call({ ...READ, deadlineMs: 1000 })).toMatchObject({ ok: false });
    expect([setup.tokenCalls().length, setup.calls().length]).toEqual([2, 1]);
    expect(await setup.http.call({ ...READ, deadlineMs: 1000 })).toMatchObject({ error: { kind: "rateLimited" } });
  });

  it("tells the caller when the tenant's limit leaves no time", async () => {
    const options = { rateLimit: { requests: 3, windowMs: 60_000 } };
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
