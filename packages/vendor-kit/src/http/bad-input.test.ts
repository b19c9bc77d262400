import { describe, expect, it } from "vitest";
import { createScriptedSend, tokenAnswer } from "../testing/scripted-send.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import type { VendorCall } from "./vendor-call.ts";

const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };
const WRITE: VendorCall = { ...READ, operation: "write", method: "PUT", effect: "write", body: "{}" };
const GOOD = { clientId: "client-1", clientSecret: "s3cret-value", scopes: ["read", "write"] };

describe("createVendorHttp: credentials that cannot be right", () => {
  it.each([
    ["an empty secret", { clientSecret: "" }, "the client secret is empty"],
    ["a secret with a line break", { clientSecret: "s3cret-\nvalue" }, "the client secret contains a line break"],
    ["a secret with a space behind it", { clientSecret: "s3cret-value " }, "the client secret contains a space"],
    ["an id with a space in it", { clientId: "s3cret id" }, "the client id contains a space"],
    ["an id with a tab", { clientId: "s3cret\tid" }, "the client id contains a line break"],
    ["two scopes in one", { scopes: ["read", "write", "s3cret more"] }, "the list of scopes contains a space"],
  ])("%s is named before anything is sent, and not shown", async (_, change, words) => {
    const vendor = createScriptedSend(() => ({ status: 200 }));
    const { http } = setUpVendorHttp({
      answer: () => ({ status: 200 }),
      client: { credentials: { ...GOOD, ...change }, send: vendor.send },
    });
    for (const answer of [await http.call(WRITE), await http.signIn()]) {
      expect(answer).toMatchObject({ ok: false, error: { kind: "unauthorized", ambiguous: false } });
      expect(answer.ok ? "" : answer.error.message).toContain(words);
      expect(JSON.stringify(answer)).not.toContain("s3cret");
    }
    expect(vendor.requests).toEqual([]);
  });

  it("takes a secret with a space inside: it is sent as it is", async () => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 200 }), clientSecret: "two words" });
    expect((await setup.http.call(READ)).ok).toBe(true);
    expect(setup.tokenCalls()[0]?.body).toContain("client_secret=two%20words");
  });
});

describe("createVendorHttp: an address that cannot be made", () => {
  it("is answered with what is not there, and nothing is sent", async () => {
    const { http, vendor } = setUpVendorHttp({ answer: () => ({ status: 200 }) });
    expect(await http.call({ ...WRITE, url: null })).toMatchObject({
      ok: false,
      error: { kind: "notFound", ambiguous: false, message: expect.stringMatching(/^Vendor was not asked: an id/u) },
    });
    expect(vendor.requests).toEqual([]);
  });
});

describe("createVendorHttp: answers that are none", () => {
  const html = { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: "<html>Sign in</html>" };

  it("does not take a page for the API's word that there is none", async () => {
    const setup = setUpVendorHttp({ answer: () => ({ ...html, status: 404 }) });
    const result = await setup.http.call(READ);
    expect(result).toMatchObject({ ok: false, error: { kind: "badAnswer", status: 404 } });
    expect(result.ok ? "" : result.error.message).toContain("sent a page where JSON was expected");
  });

  it.each([
    ["another content type", html, "answered 200 with text/html where JSON was expected"],
    [
      "a content type that is no word",
      { ...html, headers: { "content-type": "s3cret <b>" } },
      "with another type where JSON",
    ],
    [
      "an error as a text",
      { status: 200, body: '{"error":"flow is locked"}' },
      "answered 200, but its answer reports an error",
    ],
    [
      "an error with a code",
      { status: 201, body: '{"errorCode":"LOCKED"}' },
      "answered 201, but its answer reports an error",
    ],
    ["a list of errors", { status: 200, body: '{"errors":[{"message":"locked"}]}' }, "its answer reports an error"],
    [
      "a redirect",
      { status: 302, headers: { location: "https://evil.test/x?code=s3cret" } },
      "points to another host, evil.test",
    ],
    ["a redirect on the same host", { status: 307, headers: { location: "/login" } }, "points to another address"],
    ["100 MB", { failure: "tooLarge", sent: true } as const, "sent an answer that is too large"],
  ])("%s is told as what it is, and what a write did is unknown", async (_, answer, words) => {
    const setup = setUpVendorHttp({ answer: () => answer });
    for (const [call, ambiguous] of [
      [READ, false],
      [WRITE, true],
    ] as const) {
      const result = await setup.http.call(call);
      expect(result).toMatchObject({ ok: false, error: { kind: "badAnswer", ambiguous } });
      expect(result.ok ? "" : result.error.message).toContain(words);
      expect(JSON.stringify(result)).not.toContain("code=");
    }
    expect(setup.calls()).toHaveLength(2);
  });

  it.each([
    ["JSON", "application/json; charset=utf-8", '{"id":"a"}'],
    ["a kind of JSON", "application/vnd.vendor+json", '{"id":"a"}'],
    ["nothing", "text/html", ""],
    ["JSON that nobody named", "", '{"id":"a"}'],
    ["no errors", "application/json", '{"id":"a","errors":[],"error":null}'],
    ["a list", "application/json", '[{"error":"inside"}]'],
  ])("%s is an answer", async (_, type, body) => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 200, headers: { "content-type": type }, body }) });
    expect((await setup.http.call(WRITE)).ok).toBe(true);
  });

  it.each([
    ["a number", 3600, 3_600_000],
    ["nobody says how long, five minutes", undefined, 300_000],
    ["null, five minutes", null, 300_000],
    ["a number as a text", "3600", 3_600_000],
    ["a part of a second", 0.5, 500],
    ["longer than a week", 604_801, 604_800_000],
    ["longer than any date", 1e14, 604_800_000],
    ["longer than any date, as a text", "9000000000000", 604_800_000],
  ])("takes a token that lives for %s", async (_, lifetime, lifeMs) => {
    const body = JSON.stringify({ access_token: "token-1", expires_in: lifetime });
    const { http, clock } = setUpVendorHttp({ answer: () => ({ status: 200 }), token: () => ({ status: 200, body }) });
    expect((await http.signIn()).ok).toBe(true);
    expect(http.health().token?.expiresAtMs).toBe(clock.now() + lifeMs);
  });

  it.each(["true", "[3600]", '"0x10"', '"1e3"', '""', '" "', "0", '"0"', "-1", "1e400", `"${"9".repeat(400)}"`])(
    "takes no token that lives for %s",
    async (lifetime) => {
      const body = `{"access_token":"token-1","expires_in":${lifetime}}`;
      const token = () => ({ status: 200, body });
      const { http } = setUpVendorHttp({ answer: () => ({ status: 200 }), token });
      expect(await http.signIn()).toMatchObject({ ok: false, error: { kind: "badAnswer" } });
    },
  );

  it.each(["two words", "line\nbreak", "töken", "token€", ""])(
    "takes no token that no header can carry: %j",
    async (token) => {
      const { http, vendor } = setUpVendorHttp({ answer: () => ({ status: 200 }), token: () => tokenAnswer(token) });
      const answer = await http.call(READ);
      expect(answer).toMatchObject({ ok: false, error: { kind: "badAnswer" } });
      expect(answer.ok ? "" : answer.error.message).toContain("sent no usable token");
      expect(vendor.requests).toHaveLength(1);
    },
  );

  it("measures an HTTP date by the vendor's own clock, whatever ours says", async () => {
    const [date, later] = [Date.UTC(2031, 4, 1, 12), Date.UTC(2031, 4, 1, 12, 0, 6)].map((ms) =>
      new Date(ms).toUTCString(),
    );
    const headers = { date: date ?? "", "retry-after": later ?? "" };
    const setup = setUpVendorHttp({ answer: (index) => (index === 0 ? { status: 429, headers } : { status: 200 }) });
    expect((await setup.http.call(READ)).ok).toBe(true);
    expect(setup.clock.sleeps).toEqual([6000]);
  });
});
