import { describe, expect, it } from "vitest";
import { tokenAnswer } from "../testing/scripted-send.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import type { VendorHealth } from "../vendor-health.ts";
import type { VendorBreakerChange, VendorCallRecord } from "../vendor-telemetry.ts";
import type { VendorCall } from "./vendor-call.ts";

const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };
const WRITE: VendorCall = { ...READ, operation: "write", method: "POST", effect: "idempotentWrite", body: "{}" };

describe("createVendorHttp: scope drift", () => {
  it("recognises a token that may do less than the one before", async () => {
    const scopes = ["read write", "read", "read write"];
    const setup = setUpVendorHttp({
      answer: () => ({ status: 200 }),
      token: (index) => tokenAnswer(`token-${index}`, { scope: scopes[index] ?? "" }),
    });
    expect((await setup.http.call(READ)).ok).toBe(true);
    setup.clock.advance(3_600_000);
    const drifted = await setup.http.call(READ);
    expect(drifted).toMatchObject({
      ok: false,
      error: { kind: "missingScopes", missingScopes: ["write"], scopeDrift: true },
    });
    expect(drifted.ok ? "" : drifted.error.message).toContain("granted these scopes before");
    setup.clock.advance(50_000);
    expect((await setup.http.call(READ)).ok).toBe(true);
  });

  it.each([
    [
      "in the challenge",
      { "www-authenticate": 'Bearer error="insufficient_scope", scope="write other"' },
      "",
      ["write"],
    ],
    [
      "by a code in the body",
      {},
      '{"errorCode":"INSUFFICIENT_SCOPE","message":"The token lacks the scope write."}',
      ["write"],
    ],
    ["in the vendor's own words", {}, "That is not for this token: ask for read or write.", ["read", "write"]],
    ["without a name", {}, '{"error":"insufficient_scope"}', []],
  ])("reads a refusal that names the scope %s", async (...[, headers, body, missingScopes]) => {
    const setup = setUpVendorHttp({
      answer: (index) => (index === 0 ? { status: 403, headers, body } : { status: 200 }),
    });
    expect(await setup.http.call(WRITE)).toMatchObject({
      ok: false,
      error: { kind: "missingScopes", missingScopes, scopeDrift: true, status: 403, ambiguous: false },
    });
    expect(setup.calls()).toHaveLength(1);
    await setup.http.call(READ);
    expect(setup.tokenCalls()).toHaveLength(2);
  });

  const LACKS = '{"code":"INSUFFICIENT_SCOPE","message":"The token lacks the scope write."}';

  it("asks for another token once in almost a minute while every call is refused for its scope", async () => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 403, body: LACKS }) });
    const refused = async (calls: number): Promise<number> => {
      for (let call = 0; call < calls; call += 1)
        expect(await setup.http.call(WRITE)).toMatchObject({ ok: false, error: { kind: "missingScopes" } });
      return setup.tokenCalls().length;
    };
    expect(await refused(20)).toBe(2);
    setup.clock.advance(50_000);
    expect(await refused(20)).toBe(3);
    expect((await setup.http.signIn({ afresh: true, tryNow: true })).ok).toBe(true);
    expect(setup.tokenCalls()).toHaveLength(4);
  });

  it("names the scope of a 401 that a fresh token does not mend", async () => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 401, body: LACKS }) });
    expect(await setup.http.call(WRITE)).toMatchObject({
      ok: false,
      error: { kind: "missingScopes", missingScopes: ["write"], scopeDrift: true, status: 401, ambiguous: false },
    });
    expect([setup.calls().length, setup.tokenCalls().length]).toEqual([2, 2]);
  });

  it("goes on after a 401 for a scope that a fresh token has", async () => {
    const setup = setUpVendorHttp({
      answer: (index) => (index === 0 ? { status: 401, body: LACKS } : { status: 200 }),
    });
    expect((await setup.http.call(WRITE)).ok).toBe(true);
  });

  it("names the scope that a token after a 401 was not granted any more", async () => {
    const setup = setUpVendorHttp({
      answer: () => ({ status: 401, body: "no" }),
      token: (index) => tokenAnswer(`token-${index}`, { scope: index === 0 ? "read write" : "read" }),
    });
    expect(await setup.http.call(WRITE)).toMatchObject({
      ok: false,
      error: { kind: "missingScopes", missingScopes: ["write"], scopeDrift: true },
    });
  });

  it("leaves any other 403 what it is", async () => {
    const setup = setUpVendorHttp({
      answer: () => ({ status: 403, body: "The flow is locked, ask for write access" }),
    });
    expect(await setup.http.call(READ)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  });
});

describe("createVendorHttp: route groups", () => {
  it("closes one group and leaves the others open", async () => {
    const isMedia = (call: VendorCall): boolean => call.url?.endsWith("media") === true;
    const media: VendorCall = { ...READ, url: "https://api.test/media", group: "media" };
    const changes: VendorBreakerChange[] = [];
    const setup = setUpVendorHttp({
      answer: () => ({ status: isMedia({ ...READ, url: setup.calls().at(-1)?.url ?? "" }) ? 500 : 200 }),
      client: { onBreaker: (change) => changes.push(change) },
    });
    await setup.http.call(media);
    await setup.http.call(media);
    expect(await setup.http.call(media)).toMatchObject({ ok: false, error: { kind: "circuitOpen" } });
    expect((await setup.http.call(READ)).ok).toBe(true);
    expect(changes).toEqual([{ group: "media", state: "open" }]);
  });
});

describe("createVendorHttp: health and telemetry", () => {
  it("can be read without a secret", async () => {
    let read = (): VendorHealth => {
      throw new Error("nobody said how");
    };
    const setup = setUpVendorHttp({
      answer: (index) => (index === 0 ? { status: 429, headers: { "retry-after": "3600" } } : { status: 200 }),
      client: { onReady: ({ health }) => void (read = health) },
    });
    const start = setup.clock.now();
    expect(read()).toMatchObject({
      token: null,
      lastRateLimit: null,
      clockAheadMs: null,
      lastSuccessAtMs: null,
      lastFailure: null,
      waitMs: 0,
    });
    await setup.http.call(READ);
    expect(read()).toEqual({
      breakers: [
        { group: "signIn", state: "closed", opensInMs: 0 },
        { group: "api", state: "closed", opensInMs: 0 },
      ],
      token: { expiresAtMs: start + 3_600_000, grantedScopes: ["read", "write"] },
      lastRateLimit: { atMs: start, retryAfterMs: 3_600_000 },
      clockAheadMs: null,
      lastSuccessAtMs: start,
      lastFailure: { atMs: start, kind: "rateLimited" },
      waitMs: 20_000,
    });
    expect(JSON.stringify(setup.http.health())).not.toMatch(/token-1|s3cret/);
  });

  it("tells of each call once, with its attempts and its whole time", async () => {
    const records: VendorCallRecord[] = [];
    const setup = setUpVendorHttp({
      answer: (index) => ({ status: index === 0 ? 500 : 200 }),
      client: { onCall: (record) => records.push(record), traceHeaders: () => ({ traceparent: "00-1-2-01" }) },
    });
    await setup.http.call({ ...READ, group: "flows" });
    expect(records).toEqual([
      { operation: "read", group: "flows", attempts: 2, outcome: "ok", ambiguous: false, durationMs: 500 },
    ]);
    expect(setup.vendor.requests.map(({ headers }) => headers["traceparent"])).toEqual(Array(3).fill("00-1-2-01"));
    expect(setup.attempts.map(({ group }) => group)).toEqual(["signIn", "flows", "flows"]);
  });

  it("sends one idempotency key on every attempt", async () => {
    const setup = setUpVendorHttp({ answer: (index) => ({ status: index < 2 ? 500 : 200 }) });
    await setup.http.call({ ...WRITE, idempotencyKey: "key-1" });
    expect(setup.calls().map(({ headers }) => headers["idempotency-key"])).toEqual(["key-1", "key-1", "key-1"]);
  });
});
