import { describe, expect, it } from "vitest";
import { answers, bearers, OK, READ, WRITE } from "../testing/scripted-calls.ts";
import { tokenAnswer, type ScriptedAnswer } from "../testing/scripted-send.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";

describe("createVendorHttp: tokens that are refused", () => {
  it("repeats once after 401 with a fresh token", async () => {
    const setup = setUpVendorHttp({ answer: (_, bearer) => (bearer === "Bearer token-1" ? { status: 401 } : OK) });
    expect((await setup.http.call(WRITE)).ok).toBe(true);
    expect(bearers(setup)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("gives up after the second 401", async () => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 401, body: "no" }) });
    expect(await setup.http.call(READ)).toMatchObject({ ok: false, error: { kind: "unauthorized", ambiguous: false } });
    expect(setup.calls()).toHaveLength(2);
  });

  it.each([
    ["on the last attempt", [{ status: 503 }, { status: 503 }, { status: 401 }, OK], ["1", "1", "1", "2"]],
    ["twice", [{ status: 401 }, { status: 401 }, OK], ["1", "2", "3"]],
  ])("sends no token again that was refused %s", async (_, script, tokens) => {
    const setup = setUpVendorHttp({ answer: answers(script) });
    expect(await setup.http.call(READ)).toMatchObject({ ok: false, error: { kind: "unauthorized" } });
    expect((await setup.http.call(READ)).ok).toBe(true);
    expect(bearers(setup)).toEqual(tokens.map((number) => `Bearer token-${number}`));
  });

  it("keeps the newer token when the former one is refused late", async () => {
    const late = Promise.withResolvers<ScriptedAnswer>();
    const setup = setUpVendorHttp({
      answer: (index, bearer) => (index === 0 ? late.promise : bearer === "Bearer token-1" ? { status: 401 } : OK),
    });
    const first = setup.http.call(READ);
    expect((await setup.http.call(READ)).ok).toBe(true);
    late.resolve({ status: 401 });
    expect((await first).ok).toBe(true);
    expect(setup.tokenCalls()).toHaveLength(2);
  });

  it("keeps the newest token when one that was asked for earlier comes later", async () => {
    const late = Promise.withResolvers<ScriptedAnswer>();
    const setup = setUpVendorHttp({
      answer: () => OK,
      token: (index) => (index === 0 ? late.promise : tokenAnswer("newest")),
    });
    const waiting = setup.http.call(READ);
    await setup.http.signIn({ afresh: true });
    late.resolve(tokenAnswer("earlier"));
    await waiting;
    await setup.http.call(READ);
    expect(bearers(setup)).toEqual(["Bearer newest", "Bearer newest"]);
  });

  it("one refused token makes one renewal, however many calls it failed", async () => {
    const setup = setUpVendorHttp({ answer: (_, bearer) => (bearer === "Bearer token-1" ? { status: 401 } : OK) });
    const answersOfAll = await Promise.all(Array.from({ length: 10 }, () => setup.http.call(READ)));
    expect(answersOfAll.every((answer) => answer.ok)).toBe(true);
    expect(setup.tokenCalls()).toHaveLength(2);
  });
});
