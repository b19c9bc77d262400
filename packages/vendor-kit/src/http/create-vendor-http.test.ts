import { describe, expect, it } from "vitest";
import { answers, bearers, OK, READ, WRITE } from "../testing/scripted-calls.ts";
import { tokenAnswer, type ScriptedAnswer } from "../testing/scripted-send.ts";
import { AUTH_URL, setUpVendorHttp } from "../testing/vendor-http-setup.ts";

describe("createVendorHttp: tokens", () => {
  it("asks for a token by form, with every value encoded, and sends it as a bearer", async () => {
    const setup = setUpVendorHttp({ answer: () => OK });
    expect(await setup.http.call(READ)).toMatchObject({ ok: true, value: { body: "fine" } });
    expect(setup.tokenCalls()[0]).toMatchObject({
      method: "POST",
      url: AUTH_URL,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials&client_id=client-1&client_secret=s3cret%2F%2B%3D%C3%9F&scope=read%20write",
    });
    expect(bearers(setup)).toEqual(["Bearer token-1"]);
  });

  it.each([
    { afterMs: 3_539_999, tokens: 1, what: "is kept until 60 s before its end" },
    { afterMs: 3_540_000, tokens: 2, what: "is renewed 60 s before its end" },
  ])("a token $what", async ({ afterMs, tokens }) => {
    const setup = setUpVendorHttp({ answer: () => OK });
    await setup.http.call(READ);
    setup.clock.advance(afterMs);
    await setup.http.call(READ);
    expect(setup.tokenCalls()).toHaveLength(tokens);
  });

  it("does not renew a short token at every call", async () => {
    const setup = setUpVendorHttp({ answer: () => OK, token: () => tokenAnswer("short", { expiresIn: 40 }) });
    await setup.http.call(READ);
    setup.clock.advance(19_000);
    await setup.http.call(READ);
    expect(setup.tokenCalls()).toHaveLength(1);
  });

  it("shares one renewal between calls that come at the same time", async () => {
    const setup = setUpVendorHttp({ answer: () => OK });
    await Promise.all(Array.from({ length: 20 }, () => setup.http.call(READ)));
    expect(setup.tokenCalls()).toHaveLength(1);
    expect(setup.calls()).toHaveLength(20);
  });

  it.each([
    ["a wrong secret", { status: 401, body: "invalid_client" }, "unauthorized", 1],
    ["no usable token", { status: 200, body: "<html>" }, "badAnswer", 1],
    ["a fault of its own", { status: 503 }, "unavailable", 3],
  ] as const)(
    "a sign-in that answers %s ends the call, which is never sent",
    async (...[, token, kind, tokenCalls]) => {
      const setup = setUpVendorHttp({ answer: () => OK, token: () => token });
      expect(await setup.http.call(WRITE)).toMatchObject({ ok: false, error: { kind, ambiguous: false } });
      expect(setup.calls()).toHaveLength(0);
      expect(setup.tokenCalls()).toHaveLength(tokenCalls);
    },
  );
});

describe("createVendorHttp: scopes", () => {
  it("names scopes that the credentials do not list, before any call", async () => {
    const setup = setUpVendorHttp({ answer: () => OK, scopes: ["read"] });
    const refusal = { ok: false, error: { kind: "missingScopes", missingScopes: ["write"], ambiguous: false } };
    expect(await setup.http.call(READ)).toMatchObject(refusal);
    expect(await setup.http.signIn()).toMatchObject(refusal);
    expect(setup.vendor.requests).toHaveLength(0);
  });

  it("names scopes that the token's answer does not grant, and calls nothing else", async () => {
    const setup = setUpVendorHttp({ answer: () => OK, token: () => tokenAnswer("t", { scope: "write other" }) });
    expect(await setup.http.call(READ)).toMatchObject({
      ok: false,
      error: { kind: "missingScopes", missingScopes: ["read"] },
    });
    expect(setup.calls()).toHaveLength(0);
  });

  it.each([
    ["without scopes", {}],
    ["with null for scopes", { scope: null }],
  ])("takes an answer %s as everything that was asked for, and says that it was assumed", async (_, more) => {
    const setup = setUpVendorHttp({ answer: () => OK, token: () => tokenAnswer("t", more) });
    const value = { grantedScopes: ["read", "write"], scopesAssumed: true };
    expect(await setup.http.signIn()).toEqual({ ok: true, value });
  });
});

describe("createVendorHttp: repeats", () => {
  const date = (ms: number): string => new Date(Date.UTC(2026, 0, 5, 9, 0, 0) + ms).toUTCString();
  it.each([
    ["seconds", { "retry-after": "7" }, [7000]],
    ["an HTTP date", { "retry-after": date(9000) }, [9000]],
    ["a date that is over", { "retry-after": date(-9000) }, []],
    ["nothing", {}, [2000]],
    ["something absurd", { "retry-after": "soon, or -1" }, [2000]],
  ])("waits what Retry-After says: %s", async (_, headers, sleeps) => {
    const setup = setUpVendorHttp({ answer: answers([{ status: 429, headers }, OK]) });
    expect((await setup.http.call(WRITE)).ok).toBe(true);
    expect(setup.clock.sleeps).toEqual(sleeps);
  });

  it("does not wait longer than its bound, and tells the caller how long the vendor asks for", async () => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 429, headers: { "retry-after": "86400" } }) });
    expect(await setup.http.call(READ)).toMatchObject({
      ok: false,
      error: { kind: "rateLimited", retryAfterMs: 86_400_000 },
    });
    expect(setup.calls()).toHaveLength(1);
    expect(setup.clock.sleeps).toEqual([]);
  });

  it.each([
    { random: 0, sleeps: [] },
    { random: 0.5, sleeps: [500, 1000] },
    { random: 0.999_999, sleeps: [999, 1999] },
  ])("waits exponentially with full jitter: random $random", async ({ random, sleeps }) => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 500 }), random: () => random });
    await setup.http.call(READ);
    expect(setup.clock.sleeps).toEqual(sleeps);
    expect(setup.calls()).toHaveLength(3);
  });

  it("never goes beyond its deadline, neither by a wait nor by an attempt", async () => {
    const setup = setUpVendorHttp({
      answer: () => {
        setup.clock.advance(6000);
        return { failure: "timeout", sent: true };
      },
    });
    expect(await setup.http.call({ ...READ, deadlineMs: 8000 })).toMatchObject({
      ok: false,
      error: { kind: "timeout" },
    });
    expect(setup.calls().map((request) => request.timeoutMs)).toEqual([8000, 1500]);
  });

  it("spends its deadline on the sign-in too, not beside it", async () => {
    const setup = setUpVendorHttp({
      answer: () => OK,
      token: () => {
        setup.clock.advance(7000);
        return { failure: "timeout", sent: true };
      },
    });
    expect(await setup.http.call({ ...WRITE, deadlineMs: 8000 })).toMatchObject({
      ok: false,
      error: { kind: "timeout", ambiguous: false },
    });
    expect(setup.calls()).toHaveLength(0);
  });

  it.each([400, 403, 404, 409, 422])("does not repeat after %i", async (status) => {
    const setup = setUpVendorHttp({ answer: () => ({ status, body: "why" }) });
    expect(await setup.http.call(READ)).toMatchObject({
      ok: false,
      error: { status, vendorMessage: "why.", requestId: "request-2" },
    });
    expect(setup.calls()).toHaveLength(1);
  });

  it("gives every attempt an id of its own and tells of each", async () => {
    const setup = setUpVendorHttp({ answer: answers([{ status: 502 }, OK]) });
    await setup.http.call(READ);
    expect(setup.calls().map((request) => request.headers["x-request-id"])).toEqual(["request-2", "request-3"]);
    expect(setup.attempts.slice(1)).toMatchObject([
      { operation: "read", attempt: 1, status: 502, outcome: "unavailable", requestId: "request-2" },
      { operation: "read", attempt: 2, status: 200, outcome: "ok", requestId: "request-3" },
    ]);
  });
});

describe("createVendorHttp: writes", () => {
  const lost: readonly [string, ScriptedAnswer, string][] = [
    ["a time-out", { failure: "timeout", sent: true }, "timeout"],
    ["a reset", { failure: "connection", sent: true }, "connection"],
    ["500", { status: 500 }, "unavailable"],
    ["503 that does not say when", { status: 503 }, "unavailable"],
    ["503 that says when", { status: 503, headers: { "retry-after": "1" } }, "unavailable"],
    ["a redirect", { status: 302 }, "badAnswer"],
    ["an answer that is too large", { failure: "tooLarge", sent: true }, "badAnswer"],
  ];
  it.each(lost)("%s after a write is told as ambiguous and never repeated", async (_, answer, kind) => {
    const setup = setUpVendorHttp({ answer: answers([answer, OK]) });
    expect(await setup.http.call(WRITE)).toMatchObject({ ok: false, error: { kind, ambiguous: true } });
    expect(setup.calls()).toHaveLength(1);
  });

  it.each(lost)("%s after a read is not ambiguous", async (_, answer) => {
    const setup = setUpVendorHttp({ answer: () => answer });
    expect(await setup.http.call(READ)).toMatchObject({ ok: false, error: { ambiguous: false } });
  });

  it.each<[string, ScriptedAnswer]>([
    ["a connection that never came about", { failure: "connection", sent: false }],
    ["429", { status: 429 }],
  ])("%s is repeated, because the vendor did nothing", async (_, answer) => {
    const setup = setUpVendorHttp({ answer: answers([answer, OK]) });
    expect((await setup.http.call(WRITE)).ok).toBe(true);
  });

  it("an idempotent write is repeated; once ambiguous its error stays so", async () => {
    const setup = setUpVendorHttp({ answer: answers([{ failure: "timeout", sent: true }, { status: 400 }]) });
    const answer = await setup.http.call({ ...WRITE, effect: "idempotentWrite" });
    expect(answer).toMatchObject({ ok: false, error: { kind: "rejected", ambiguous: true } });
    expect(setup.calls()).toHaveLength(2);
  });
});

describe("createVendorHttp: breaker", () => {
  it("opens after consecutive failures, lets one probe pass after the cool-down, and closes when it is answered", async () => {
    let healthy = false;
    const setup = setUpVendorHttp({ answer: () => (healthy ? OK : { status: 500 }) });
    await setup.http.call(READ);
    await setup.http.call(READ);
    expect(setup.calls()).toHaveLength(5);
    expect(await setup.http.call(WRITE)).toMatchObject({ ok: false, error: { kind: "circuitOpen", ambiguous: false } });
    expect(setup.calls()).toHaveLength(5);

    setup.clock.advance(30_000);
    healthy = true;
    const [first, second] = await Promise.all([setup.http.call(READ), setup.http.call(READ)]);
    expect([first, second].filter((answer) => answer.ok)).toHaveLength(1);
    expect((await setup.http.call(READ)).ok).toBe(true);
  });

  it("opens again when the probe fails", async () => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 500 }) });
    await setup.http.call(READ);
    await setup.http.call(READ);
    setup.clock.advance(30_000);
    await setup.http.call(READ);
    expect(setup.calls()).toHaveLength(6);
    expect(await setup.http.call(READ)).toMatchObject({
      ok: false,
      error: { kind: "circuitOpen", retryAfterMs: 30_000 },
    });
  });

  it("lets the next probe pass where one ended in a fault of our own", async () => {
    let isFaulty = false;
    const setup = setUpVendorHttp({
      answer: () => (isFaulty ? { status: 400 } : { status: 500 }),
      options: {
        readMessage() {
          if (isFaulty) throw new Error("a fault");
          return undefined;
        },
      },
    });
    for (let call = 0; call < 2; call += 1) await setup.http.call(READ);
    setup.clock.advance(30_000);
    isFaulty = true;
    await expect(setup.http.call(READ)).rejects.toThrow("a fault");
    isFaulty = false;
    expect(await setup.http.call(READ)).toMatchObject({ ok: false, error: { kind: "unavailable" } });
  });

  it("does not count what the vendor answered, a refusal included", async () => {
    const setup = setUpVendorHttp({ answer: (index) => ({ status: index % 4 === 3 ? 404 : 500 }) });
    for (let call = 0; call < 5; call += 1) await setup.http.call(READ);
    expect(await setup.http.call(READ)).not.toMatchObject({ error: { kind: "circuitOpen" } });
  });
});

describe("createVendorHttp: secrets", () => {
  it.each([
    "secret was s3cret/+=ß",
    "body client_secret=s3cret%2F%2B%3D%C3%9F&scope=read",
    '{"client_secret":"s3cret/+=ß"}',
    "token token-1 is bad",
    "Authorization: Bearer token-1",
    `Basic ${Buffer.from("client-1:s3cret/+=ß").toString("base64")}`,
  ])("a vendor that echoes %j does not get it into an error", async (body) => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 400, body }) });
    const text = JSON.stringify(await setup.http.call(READ));
    for (const secret of ["s3cret", "token-1", "czNjcmV0"]) expect(text).not.toContain(secret);
  });
});
