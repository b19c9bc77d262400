import { describe, expect, it } from "vitest";
import { createMemorySharing } from "../testing/memory-sharing.ts";
import { tokenAnswer, type ScriptedAnswer } from "../testing/scripted-send.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";

const READ = { operation: "readFlow", method: "GET", url: "https://api.test/v2/flows/1", effect: "read" } as const;
const HOUR_MS = 3_600_000;
const FINE: ScriptedAnswer = { status: 200, body: "{}" };

describe("a clock that is turned back by an hour", () => {
  it("leaves a breaker open no longer than it was to be", async () => {
    const answer = { now: { status: 500 } as ScriptedAnswer };
    const { http, clock } = setUpVendorHttp({ answer: () => answer.now });
    while (http.health().breakers.every(({ state }) => state === "closed")) await http.call(READ);
    clock.turnBack(HOUR_MS);
    answer.now = FINE;
    clock.advance(30_000);
    expect((await http.call(READ)).ok).toBe(true);
  });

  it.each([
    ["of this process alone", false],
    ["that processes share", true],
  ])("gives the places of a rate %s back when the window is over", async (_, isShared) => {
    const clock = createTestClock();
    const { http } = setUpVendorHttp({
      clock,
      answer: () => FINE,
      options: { rateLimit: { requests: 4, windowMs: 60_000 } },
      ...(isShared ? { client: { sharing: createMemorySharing(clock).join() } } : {}),
    });
    for (let call = 0; call < 2; call += 1) expect((await http.call(READ)).ok).toBe(true);
    clock.turnBack(HOUR_MS);
    clock.advance(60_000);
    expect(await http.call({ ...READ, deadlineMs: 31_000 })).toMatchObject({ ok: true });
    expect(clock.sleeps).toEqual([]);
  });

  it("ends the silence that a vendor asked for when that is over", async () => {
    const clock = createTestClock();
    const { http } = setUpVendorHttp({
      clock,
      answer: (index) => (index === 0 ? { status: 429, headers: { "retry-after": "20" } } : FINE),
    });
    await http.call({ ...READ, deadlineMs: 1000 });
    clock.turnBack(HOUR_MS);
    clock.advance(20_000);
    expect((await http.call(READ)).ok).toBe(true);
    expect(clock.sleeps).toEqual([]);
  });

  it("lets no token live longer, and says when it ends by the new time", async () => {
    const { http, clock, tokenCalls } = setUpVendorHttp({
      answer: () => FINE,
      token: (index) => tokenAnswer(`token-${index}`, { expiresIn: 600 }),
    });
    await http.call(READ);
    clock.turnBack(HOUR_MS);
    expect(http.health().token?.expiresAtMs).toBe(clock.now() + 600_000);
    clock.advance(600_000);
    await http.call(READ);
    expect(tokenCalls()).toHaveLength(2);
  });

  it("does not make a call last longer than its deadline", async () => {
    const clock = createTestClock();
    const { http, calls } = setUpVendorHttp({
      clock,
      answer() {
        clock.advance(9000);
        clock.turnBack(HOUR_MS);
        return { status: 503 };
      },
    });
    expect(await http.call({ ...READ, deadlineMs: 9000 })).toMatchObject({ ok: false, error: { kind: "unavailable" } });
    expect(calls()).toHaveLength(1);
  });

  it("does not move the vendor's time, and is told as what it is: the vendor is ahead", async () => {
    const clock = createTestClock();
    const date = new Date(clock.now()).toUTCString();
    const { http } = setUpVendorHttp({ clock, answer: () => ({ ...FINE, headers: { date } }) });
    await http.call(READ);
    const before = http.vendorNow();
    clock.turnBack(HOUR_MS);
    clock.advance(2000);
    expect(http.vendorNow()).toBe(before + 2000);
    expect(http.health().clockAheadMs).toBe(HOUR_MS);
  });
});
