import { ok } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import type { TenantSharing } from "../tenant-sharing.ts";
import { createMemorySharing } from "../testing/memory-sharing.ts";
import type { ScriptedAnswer } from "../testing/scripted-send.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import type { VendorCall } from "./vendor-call.ts";

const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };
const PATIENCE = { attemptTimeoutMs: 1000, deadlineMs: 60_000, maxRetryAfterMs: 20_000 } as const;
const WAITS = { failureWait: { kind: "fixed", ms: 0 }, rateLimitWait: { kind: "fixed", ms: 0 } } as const;

const TOKEN = JSON.stringify({ access_token: "token-0", expires_in: 3600 });

/** Two clients of one tenant, as in two processes. */
function pair(answer: (authorization: string) => ScriptedAnswer | Promise<ScriptedAnswer>, maxAttempts: 1 | 2 = 1) {
  const clock = createTestClock();
  const shared = createMemorySharing(clock);
  let tokens = 0;
  const one = () =>
    setUpVendorHttp({
      clock,
      answer: (_index, authorization) => answer(authorization),
      token: () => ({ status: 200, body: JSON.stringify({ access_token: `token-${++tokens}`, expires_in: 3600 }) }),
      options: { repeat: { ...PATIENCE, ...WAITS, maxAttempts }, breaker: { failures: 2, coolDownMs: 30_000 } },
      client: { sharing: shared.join() },
    });
  const [left, right] = [one(), one()];
  return { clock, shared, left, right, tokens: () => tokens };
}

describe("createVendorHttp: tokens of other processes", () => {
  it("are taken over: one sign-in for all, and one when the token is due", async () => {
    const { clock, left, right, tokens } = pair(() => ({ status: 200 }));
    await Promise.all([left.http.call(READ), right.http.call(READ), right.http.call(READ)]);
    expect(tokens()).toBe(1);
    expect(right.http.health().token).toEqual(left.http.health().token);
    clock.advance(3_541_000);
    await Promise.all([left.http.call(READ), right.http.call(READ)]);
    expect(tokens()).toBe(2);
  });

  it("are not taken over again once the vendor refused them", async () => {
    let dead = "";
    const { left, right, tokens } = pair((authorization) => ({ status: authorization === dead ? 401 : 200 }), 2);
    for (const { http } of [left, right]) await http.call(READ);
    dead = "Bearer token-1";
    for (const { http } of [left, right]) expect((await http.call(READ)).ok).toBe(true);
    expect(tokens()).toBe(2);
  });

  it("are not taken over by a sign-in afresh, whose own token is the one for all from then on", async () => {
    const { left, right, tokens } = pair(() => ({ status: 200 }));
    for (const { http } of [left, right]) await http.signIn();
    expect(tokens()).toBe(1);
    expect((await right.http.signIn({ afresh: true })).ok).toBe(true);
    expect(tokens()).toBe(2);
    await right.http.call(READ);
    expect(right.calls().map(({ headers }) => headers["authorization"])).toEqual(["Bearer token-2"]);
  });

  it("are hidden in errors like our own", async () => {
    const { left, right } = pair(() => ({ status: 400, body: "token-1 is not for this" }));
    await left.http.signIn();
    const answer = await right.http.call(READ);
    expect(answer.ok ? "" : answer.error.message).toContain("[hidden] is not for this");
  });

  it("are not taken over where they lack a scope that this dialect needs", async () => {
    const clock = createTestClock();
    const poor = { value: "poor", lifetimeMs: 3_600_000, grantedScopes: ["read"] };
    const sharing: TenantSharing = {
      ...createMemorySharing(clock).join(),
      renewToken: async ({ deadlineMs, isGood }, fetch) => (isGood(poor) ? ok(poor) : fetch(deadlineMs)),
    };
    const { http, calls } = setUpVendorHttp({ clock, answer: () => ({ status: 200 }), client: { sharing } });
    await http.call(READ);
    expect(calls().map(({ headers }) => headers["authorization"])).toEqual(["Bearer token-1"]);
  });

  it("are waited for no longer than the call has", async () => {
    const clock = createTestClock();
    const sharing = { ...createMemorySharing(clock).join(), renewToken: async () => null };
    const { http } = setUpVendorHttp({ clock, answer: () => ({ status: 200 }), client: { sharing } });
    expect(await http.call(READ)).toMatchObject({ ok: false, error: { kind: "timeout", ambiguous: false } });
  });
});

describe("createVendorHttp: breakers of other processes", () => {
  it("open here too, and close here too; one process alone tries", async () => {
    let isDown = true;
    const probe = Promise.withResolvers<ScriptedAnswer>();
    const { clock, left, right } = pair(() => (isDown ? { status: 500 } : probe.promise));
    for (let call = 0; call < 2; call += 1) await left.http.call(READ);
    expect(await right.http.call(READ)).toMatchObject({ ok: false, error: { kind: "circuitOpen" } });
    expect(right.calls()).toHaveLength(0);
    clock.advance(30_000);
    isDown = false;
    const trying = right.http.call(READ);
    expect(await left.http.call(READ)).toMatchObject({ ok: false, error: { kind: "circuitOpen" } });
    probe.resolve({ status: 200, body: "{}" });
    expect((await trying).ok).toBe(true);
    expect((await left.http.call(READ)).ok).toBe(true);
    expect([left.calls().length, right.calls().length]).toEqual([3, 1]);
  });

  it("are tried by another process when the call that was to try said nothing", async () => {
    let answer: ScriptedAnswer = { status: 500 };
    const { clock, left, right } = pair(() => answer);
    for (let call = 0; call < 2; call += 1) await left.http.call(READ);
    clock.advance(30_000);
    answer = { failure: "notAllowed", sent: false };
    await right.http.call(READ);
    answer = { status: 200 };
    expect((await left.http.call(READ)).ok).toBe(true);
  });

  it("are told how long the call that tries may take", async () => {
    const clock = createTestClock();
    const claims: unknown[] = [];
    const sharing = {
      ...createMemorySharing(clock).join(),
      async claimProbe(...claim: unknown[]) {
        claims.push(claim);
        return true;
      },
    };
    const { http } = setUpVendorHttp({ clock, answer: () => ({ status: 500 }), client: { sharing } });
    for (let call = 0; call < 2; call += 1) await http.call({ ...READ, group: "flows" });
    clock.advance(30_000);
    await http.call({ ...READ, group: "flows" });
    expect(claims).toEqual([["flows", 10_000]]);
  });

  it.each([
    [5000, "unavailable", [2000]],
    [3000, "timeout", []],
    [2000, "timeout", []],
  ])(
    "are tried within the call's %i ms, whoever was asked for the right to try",
    async (deadlineMs, kind, timeouts) => {
      const clock = createTestClock();
      const released: string[] = [];
      const sharing = {
        ...createMemorySharing(clock).join(),
        claimProbe: () => clock.sleep(3000).then(() => true),
        releaseProbe: (group: string) => void released.push(group),
      };
      const { http, calls } = setUpVendorHttp({
        clock,
        answer: () => ({ status: 500 }),
        options: { repeat: { ...PATIENCE, ...WAITS, maxAttempts: 1, attemptTimeoutMs: 10_000 } },
        client: { sharing },
      });
      for (let call = 0; call < 5; call += 1) await http.call(READ);
      clock.advance(30_000);
      expect(await http.call({ ...READ, deadlineMs })).toMatchObject({ ok: false, error: { kind } });
      expect(
        calls()
          .slice(5)
          .map(({ timeoutMs }) => timeoutMs),
      ).toEqual(timeouts);
      expect(released).toEqual(timeouts.length > 0 ? [] : ["api"]);
    },
  );

  it("stay open for everybody when the one that tried failed", async () => {
    const { clock, left, right } = pair(() => ({ status: 500 }));
    for (let call = 0; call < 2; call += 1) await left.http.call(READ);
    clock.advance(30_000);
    await right.http.call(READ);
    await left.http.call(READ);
    expect([left.calls().length, right.calls().length]).toEqual([2, 1]);
    clock.advance(30_000);
    await left.http.call(READ);
    expect(left.calls()).toHaveLength(3);
  });

  it("are tried by a sign-in that does not wait, one call at a time, and its answers open the way for everybody", async () => {
    const answers = [{ status: 500 }, { status: 500 }, { status: 500 }, { status: 200 }, { status: 200 }];
    const { left, right } = pair(() => answers.shift() ?? { status: 418 });
    const outcomes = async (...https: readonly (typeof left.http)[]) =>
      (await Promise.all(https.map((http) => http.call(READ)))).map((said) => (said.ok ? "ok" : said.error.kind));
    await outcomes(left.http, left.http);
    await right.http.signIn({ afresh: true });
    expect(await outcomes(right.http)).toEqual(["circuitOpen"]);
    await right.http.signIn({ afresh: true, tryNow: true });
    expect(await outcomes(right.http, right.http, left.http)).toEqual(["unavailable", "circuitOpen", "circuitOpen"]);
    expect(await outcomes(right.http, left.http)).toEqual(["circuitOpen", "circuitOpen"]);
    await right.http.signIn({ afresh: true, tryNow: true });
    expect(await outcomes(right.http)).toEqual(["ok"]);
    expect(await outcomes(left.http)).toEqual(["ok"]);
  });

  it("are left alone by a sign-in that fails, which tries only itself", async () => {
    let tokens = 0;
    const broken = [2, 3, 4];
    const { http, calls, tokenCalls } = setUpVendorHttp({
      answer: () => ({ status: 500 }),
      token: (index) => {
        tokens = index + 1;
        return broken.includes(tokens) ? { status: 500 } : { status: 200, body: TOKEN };
      },
      options: { repeat: { ...PATIENCE, ...WAITS, maxAttempts: 1 }, breaker: { failures: 2, coolDownMs: 30_000 } },
    });
    for (let call = 0; call < 2; call += 1) await http.call(READ);
    for (let time = 0; time < 2; time += 1) await http.signIn({ afresh: true });
    expect(await http.signIn({ afresh: true })).toMatchObject({ ok: false, error: { kind: "circuitOpen" } });
    expect(await http.signIn({ afresh: true, tryNow: true })).toMatchObject({ error: { kind: "unavailable" } });
    expect(await http.call(READ)).toMatchObject({ error: { kind: "circuitOpen" } });
    expect([calls().length, tokenCalls().length]).toEqual([2, 4]);
    expect((await http.signIn({ afresh: true, tryNow: true })).ok).toBe(true);
    expect(await http.call(READ)).toMatchObject({ error: { kind: "unavailable" } });
  });

  it("are this process's own while nobody answers", async () => {
    const { clock, shared, left, right } = pair(() => ({ status: 500 }));
    shared.setAway(true);
    for (let call = 0; call < 3; call += 1) await left.http.call(READ);
    await right.http.call(READ);
    clock.advance(30_000);
    await left.http.call(READ);
    expect([left.calls().length, right.calls().length]).toEqual([3, 1]);
  });
});

describe("createVendorHttp: a vendor that asks for patience", () => {
  it("is left alone by every process", async () => {
    const { clock, left, right } = pair(() => ({ status: 429, headers: { "retry-after": "7" } }));
    await left.http.call(READ);
    const before = clock.now();
    await right.http.call(READ);
    expect(clock.now() - before).toBe(7000);
  });
});
