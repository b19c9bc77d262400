import { describe, expect, it } from "vitest";
import { OK, READ, WRITE } from "../testing/scripted-calls.ts";
import { createMemorySharing } from "../testing/memory-sharing.ts";
import { tokenAnswer, type ScriptedAnswer } from "../testing/scripted-send.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";

const REFUSED = { status: 401, body: "invalid_client" };
const CHECK = { afresh: true, tryNow: true } as const;
const REMEMBERED_MS = 50_000;

/** A vendor whose sign-in answers this one after the other, and the last one for ever. */
function withSignIns(...script: readonly [ScriptedAnswer, ...ScriptedAnswer[]]) {
  const token = (index: number): ScriptedAnswer => script[Math.min(index, script.length - 1)] ?? script[0];
  const setup = setUpVendorHttp({ answer: () => OK, token });
  const outcomes = async (calls: number): Promise<string[]> => {
    const kinds: string[] = [];
    for (let call = 0; call < calls; call += 1) {
      const answer = await setup.http.call(READ);
      kinds.push(answer.ok ? "ok" : answer.error.kind);
    }
    return kinds;
  };
  return { ...setup, outcomes };
}

describe("createVendorHttp: credentials that the vendor refused", () => {
  it.each<[string, ScriptedAnswer, string]>([
    ["401", REFUSED, "unauthorized"],
    ["403", { status: 403, body: "the client is locked" }, "forbidden"],
    ["400, as RFC 6749 has it", { status: 400, body: '{"error":"invalid_client"}' }, "rejected"],
  ])("are not sent again for almost a minute, whoever calls: %s", async (_, answer, kind) => {
    const { http, clock, outcomes, tokenCalls, calls } = withSignIns(answer, answer, tokenAnswer("token-3"));
    const first = await http.call(READ);
    expect(first).toMatchObject({ ok: false, error: { kind, ambiguous: false, requestId: "request-1" } });
    expect(await outcomes(29)).toEqual(Array(29).fill(kind));
    expect(await http.call(READ)).toEqual(first);
    expect(await http.signIn()).toMatchObject({ ok: false, error: { kind } });
    expect(tokenCalls()).toHaveLength(1);
    clock.advance(REMEMBERED_MS - 1);
    await outcomes(1);
    expect(tokenCalls()).toHaveLength(1);
    clock.advance(1);
    expect(await outcomes(5)).toEqual(Array(5).fill(kind));
    expect(tokenCalls()).toHaveLength(2);
    clock.advance(REMEMBERED_MS);
    expect(await outcomes(2)).toEqual(["ok", "ok"]);
    expect([tokenCalls().length, calls().length]).toEqual([3, 2]);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ["a fault of its own", { status: 500 }, "unavailable"],
    ["a time-out", { failure: "timeout", sent: true }, "timeout"],
    ["a lost connection", { failure: "connection", sent: true }, "connection"],
    ["429 that asks for long patience", { status: 429, headers: { "retry-after": "21" } }, "rateLimited"],
    ["nothing at its address", { status: 404 }, "notFound"],
    ["no token", { status: 200, body: "{}" }, "badAnswer"],
  ])("are something else than %s, which the next call asks again after", async (_, answer, kind) => {
    const { clock, outcomes } = withSignIns(answer, answer, answer, tokenAnswer("token-4"));
    for (let asked = 0; asked < 3; asked += 1) {
      const [outcome] = await outcomes(1);
      if (outcome === "ok") return;
      expect(outcome).toBe(kind);
      clock.advance(21_000);
    }
    expect(await outcomes(1)).toEqual(["ok"]);
  });

  it("are not sent again for almost a minute for a token that lacks a scope, until somebody checks the tenant", async () => {
    const poor = tokenAnswer("poor", { scope: "read" });
    const { http, clock, outcomes, tokenCalls } = withSignIns(poor, poor, poor, tokenAnswer("token-4"));
    const first = await http.call(READ);
    expect(first).toMatchObject({ ok: false, error: { kind: "missingScopes", missingScopes: ["write"] } });
    clock.advance(REMEMBERED_MS - 1);
    expect(await http.call(READ)).toEqual(first);
    expect(tokenCalls()).toHaveLength(1);
    clock.advance(1);
    expect(await outcomes(5)).toEqual(Array(5).fill("missingScopes"));
    expect(tokenCalls()).toHaveLength(2);
    expect(await http.signIn(CHECK)).toMatchObject({ ok: false, error: { kind: "missingScopes" } });
    expect((await http.signIn(CHECK)).ok).toBe(true);
    expect(await outcomes(2)).toEqual(["ok", "ok"]);
    expect(tokenCalls()).toHaveLength(4);
  });

  it("are sent once by calls that come together, however many wait", async () => {
    const { http, tokenCalls } = withSignIns(REFUSED);
    const all = await Promise.all(Array.from({ length: 30 }, (_, index) => http.call(index % 2 === 0 ? READ : WRITE)));
    expect(all.every((answer) => !answer.ok && answer.error.kind === "unauthorized")).toBe(true);
    expect(tokenCalls()).toHaveLength(1);
  });

  it("are always sent by whoever checks the tenant, whose success ends the memory", async () => {
    const { http, outcomes, tokenCalls } = withSignIns(REFUSED, REFUSED, tokenAnswer("token-3"));
    await outcomes(2);
    expect(await http.signIn(CHECK)).toMatchObject({ ok: false, error: { kind: "unauthorized" } });
    expect(tokenCalls()).toHaveLength(2);
    expect((await http.signIn(CHECK)).ok).toBe(true);
    expect(await outcomes(2)).toEqual(["ok", "ok"]);
    expect(tokenCalls()).toHaveLength(3);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ["was refused", REFUSED, "unauthorized"],
    ["failed", { status: 503 }, "unavailable"],
  ])("leave a token in use until it ends, whatever %s, a check or its renewal", async (...[, answer, kind]) => {
    const { http, clock, outcomes, calls } = withSignIns(tokenAnswer("token-1"), answer);
    await outcomes(1);
    expect(await http.signIn(CHECK)).toMatchObject({ ok: false, error: { kind } });
    clock.advance(3_540_000);
    expect(await outcomes(3)).toEqual(["ok", "ok", "ok"]);
    expect(calls().at(-1)?.headers["authorization"]).toBe("Bearer token-1");
    clock.advance(60_000);
    expect(await outcomes(1)).toEqual([kind]);
  });

  it("are good again where a check succeeded while an older sign-in was still on its way", async () => {
    const late = Promise.withResolvers<ScriptedAnswer>();
    let bad = "";
    const setup = setUpVendorHttp({
      answer: (_, bearer) => (bearer === bad ? { status: 401 } : OK),
      token: (index) => (index === 0 ? late.promise : tokenAnswer(`token-${index}`)),
    });
    const waiting = setup.http.call(READ);
    expect((await setup.http.signIn(CHECK)).ok).toBe(true);
    late.resolve(REFUSED);
    await waiting;
    bad = "Bearer token-1";
    expect((await setup.http.call(READ)).ok).toBe(true);
    expect(setup.tokenCalls()).toHaveLength(3);
  });

  it("are sent once by each process, also by those that waited for another one's sign-in", async () => {
    const clock = createTestClock();
    const shared = createMemorySharing(clock);
    const processes = [0, 1, 2].map(() =>
      setUpVendorHttp({ clock, answer: () => OK, token: () => REFUSED, client: { sharing: shared.join() } }),
    );
    for (let round = 0; round < 5; round += 1) await Promise.all(processes.map(({ http }) => http.call(READ)));
    expect(processes.map(({ tokenCalls }) => tokenCalls().length)).toEqual([1, 1, 1]);
  });
});
