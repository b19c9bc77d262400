// The client against the stand-in while the vendor behaves badly: what is at the vendor afterwards, and the words that
// people read.
import type { Json } from "@tonegraph/flow-model";
import type { HttpRequest, HttpResponse, HttpSend } from "@tonegraph/vendor-kit";
import { createSandboxVendor, createTestClock } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { customerServiceFlow, nestedFlow } from "../__fixtures__/sample-flows.ts";
import { converter } from "../convert.ts";
import { descriptor } from "../index.ts";
import { sandbox } from "../sandbox/index.ts";
import { createClient } from "./create-client.ts";

const BEFORE = converter.compile(customerServiceFlow()).artefact;
const AFTER = converter.compile(nestedFlow()).artefact;
const WRITE = { idempotencyKey: "k", deadlineMs: 60_000 };

type Fault = (request: HttpRequest, answer: () => ReturnType<HttpSend>) => ReturnType<HttpSend>;

/** The vendor answers this instead, and does nothing. */
const instead =
  (response: Partial<HttpResponse>): Fault =>
  async () => ({ ok: true, value: { status: 200, headers: {}, body: "", ...response } });
/** The vendor does it, and answers this. */
const after =
  (response: Partial<HttpResponse>): Fault =>
  async (_request, answer) => {
    await answer();
    return { ok: true, value: { status: 200, headers: {}, body: "", ...response } };
  };
const lost =
  (kind: "timeout" | "connection" | "tooLarge", sent: boolean): Fault =>
  async () => ({ ok: false, error: { kind, sent, message: "injected" } });
const lostAfter =
  (kind: "timeout" | "connection"): Fault =>
  async (_request, answer) => {
    await answer();
    return { ok: false, error: { kind, sent: true, message: "injected" } };
  };
const cutInHalf: Fault = async (_request, answer) => {
  const whole = await answer();
  if (!whole.ok) return whole;
  return { ok: true, value: { ...whole.value, body: whole.value.body.slice(0, whole.value.body.length / 2) } };
};
const said = (code: string, message: string, status: number): string =>
  JSON.stringify({ code, message, status, errors: [] });

async function setUp() {
  const clock = createTestClock();
  const vendor = createSandboxVendor(sandbox, clock);
  const faults: { fault: Fault; at: string }[] = [];
  const send: HttpSend = async (request) => {
    const place = faults.findIndex(({ at }) => `${request.method} ${request.url}`.includes(at));
    const [planned] = place < 0 ? [] : faults.splice(place, 1);
    return planned === undefined ? vendor.send(request) : planned.fault(request, () => vendor.send(request));
  };
  const client = createClient({
    baseUrl: vendor.baseUrl,
    authUrl: `${vendor.baseUrl}/oauth/token`,
    // So many that only what the vendor does makes a call wait.
    settings: { requestsPerSecond: "100" },
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
    send,
    clock,
    random: () => 0.5,
    requestId: () => "r",
  });
  const created = await client.create(BEFORE, WRITE);
  if (!created.ok) throw new Error(created.error.message);
  const { externalId } = created.value;
  const read = await client.read(externalId);
  const basedOn = read.ok && read.value !== null ? read.value : { artefact: null, raw: "" };
  const live = (): Json => converter.normalise(sandbox.listFlows(vendor.state())[0]?.artefact ?? null);
  return { clock, vendor, client, externalId, basedOn, live, faults };
}

const name = (artefact: Json): string => String(Object(artefact).name);

describe("a replacement while the vendor behaves badly", () => {
  it.each<[what: string, Fault, kind: string, ambiguous: boolean, live: Json, words: string]>([
    [
      "400",
      instead({ status: 400, body: said("bad.request", "steps: too many", 400) }),
      "rejected",
      false,
      BEFORE,
      "Genesys Cloud refused the request (400): steps: too many.",
    ],
    [
      "401 twice",
      instead({ status: 401 }),
      "unauthorized",
      false,
      BEFORE,
      "Genesys Cloud did not accept the sign-in (401).",
    ],
    [
      "403",
      instead({ status: 403, body: said("not.authorized", "No.", 403) }),
      "forbidden",
      false,
      BEFORE,
      "Genesys Cloud does not allow this to the tenant's account (403): No.",
    ],
    [
      "404",
      instead({ status: 404 }),
      "notFound",
      false,
      BEFORE,
      "Genesys Cloud does not have what was asked for (404).",
    ],
    [
      "409",
      instead({ status: 409, body: said("version.conflict", "Version conflict detected.", 409) }),
      "conflict",
      false,
      BEFORE,
      "Genesys Cloud refused because of a conflict (409): Version conflict detected.",
    ],
    [
      "429 with a long wait",
      instead({ status: 429, headers: { "retry-after": "3600" } }),
      "rateLimited",
      false,
      BEFORE,
      "Genesys Cloud asks for fewer requests (429).",
    ],
    ["500", instead({ status: 500 }), "unavailable", true, BEFORE, "Genesys Cloud has a fault of its own (500)."],
    [
      "500 after the write",
      after({ status: 500 }),
      "unavailable",
      true,
      AFTER,
      "Genesys Cloud has a fault of its own (500).",
    ],
    [
      "503 without a time",
      instead({ status: 503, body: "<html>" }),
      "unavailable",
      true,
      BEFORE,
      "Genesys Cloud has a fault of its own (503).",
    ],
    ["no answer in time", lost("timeout", true), "timeout", true, BEFORE, "Genesys Cloud did not answer in time"],
    ["no answer after the write", lostAfter("timeout"), "timeout", true, AFTER, "Genesys Cloud did not answer in time"],
    [
      "a connection lost after the write",
      lostAfter("connection"),
      "connection",
      true,
      AFTER,
      "Genesys Cloud could not be reached",
    ],
    [
      "an answer of 100 MB",
      lost("tooLarge", true),
      "badAnswer",
      true,
      BEFORE,
      "Genesys Cloud sent an answer that is too large",
    ],
    [
      "a redirect",
      instead({ status: 302, headers: { location: "https://evil.example/x" } }),
      "badAnswer",
      true,
      BEFORE,
      "evil.example, which is not followed",
    ],
    [
      "another content type",
      instead({ headers: { "content-type": "text/html" }, body: "<html>" }),
      "badAnswer",
      true,
      BEFORE,
      "answered 200 with text/html where JSON was expected",
    ],
    [
      "200 with an error in it",
      instead({ body: said("bad.request", "Not today", 400) }),
      "badAnswer",
      true,
      BEFORE,
      "Genesys Cloud's answer to writing the flow has the status 200, but reports an error: Not today.",
    ],
  ])("%s", async (...[what, fault, kind, ambiguous, live, words]) => {
    const at = await setUp();
    at.faults.push(...Array.from({ length: what === "401 twice" ? 2 : 1 }, () => ({ fault, at: "PATCH" })));
    const answer = await at.client.replace(at.externalId, AFTER, { ...WRITE, basedOn: at.basedOn });
    expect(answer).toMatchObject({ ok: false, error: { kind, ambiguous, message: expect.stringContaining(words) } });
    expect(name(at.live())).toBe(name(live));
    expect(at.vendor.requests.filter(({ method }) => method === "PATCH").length).toBeLessThanOrEqual(1);
  });

  it.each<[what: string, Fault, waited: number[]]>([
    ["401 once", instead({ status: 401 }), []],
    ["429 with seconds", instead({ status: 429, headers: { "retry-after": "7" } }), [7000]],
    ["429 with a date", instead({ status: 429, headers: { "retry-after": "Mon, 05 Jan 2026 09:00:05 GMT" } }), [5000]],
    ["a connection that was never made", lost("connection", false), [1000]],
    ["an answer cut in half", cutInHalf, []],
  ])("%s is waited out, and the new content is there once", async (_, fault, waited) => {
    const at = await setUp();
    at.faults.push({ fault, at: "PATCH" });
    expect(await at.client.replace(at.externalId, AFTER, { ...WRITE, basedOn: at.basedOn })).toEqual({
      ok: true,
      value: null,
    });
    expect(at.live()).toEqual(converter.normalise(AFTER));
    expect(at.clock.sleeps).toEqual(waited);
    expect(await at.client.read(at.externalId)).toMatchObject({ value: { artefact: { _version: 2 } } });
  });
});

describe("other things that go wrong on the way", () => {
  it("goes on with a new token when the old one ends between the phrases and the flow", async () => {
    const at = await setUp();
    const expire: Fault = async (_request, answer) => {
      const done = await answer();
      at.vendor.change((state) => sandbox.expireTokens(state));
      return done;
    };
    at.faults.push({ fault: expire, at: "phrases/bulk" });
    expect(await at.client.replace(at.externalId, AFTER, { ...WRITE, basedOn: at.basedOn })).toEqual({
      ok: true,
      value: null,
    });
    expect(at.live()).toEqual(converter.normalise(AFTER));
  });

  it("never overwrites what somebody else wrote after the copy was read", async () => {
    const at = await setUp();
    const theirs = { ...Object(BEFORE), name: "Theirs" };
    at.vendor.change((state) => sandbox.editFlow(state, { id: at.externalId, artefact: theirs, now: 0 }).state);
    for (const write of ["replace", "restore"] as const) {
      const content = write === "replace" ? AFTER : { artefact: AFTER, raw: "" };
      const answer = await at.client[write](at.externalId, Object(content), { ...WRITE, basedOn: at.basedOn });
      expect(answer).toMatchObject({ ok: false, error: { kind: "conflict", ambiguous: false } });
    }
    expect(name(at.live())).toBe("Theirs");
  });

  it("puts a former content back by its prompts, which are still there under their ids", async () => {
    const at = await setUp();
    await at.client.replace(at.externalId, AFTER, { ...WRITE, basedOn: at.basedOn });
    expect(await at.client.restore(at.externalId, at.basedOn, WRITE)).toEqual({ ok: true, value: null });
    expect(at.live()).toEqual(converter.normalise(BEFORE));
    const heard = sandbox.listFlows(at.vendor.state())[0]?.artefact ?? null;
    expect(Object(heard).phrases).toEqual(Object(BEFORE).phrases);
  });

  it("says which prompt is lost where a former content names one that was removed", async () => {
    const at = await setUp();
    await at.client.replace(at.externalId, AFTER, { ...WRITE, basedOn: at.basedOn });
    const [{ id }] = Object(BEFORE).phrases;
    at.vendor.change((state) => sandbox.changeResource(state, { action: "remove", resource: { kind: "prompt", id } }));
    expect(await at.client.restore(at.externalId, at.basedOn, WRITE)).toMatchObject({
      error: { kind: "rejected", vendorMessage: `steps[0].nextStep.promptId: there is no prompt '${id}'.` },
    });
    expect(await at.client.replace(at.externalId, BEFORE, WRITE)).toEqual({ ok: true, value: null });
  });

  it.each<[what: string, body: string, words: string]>([
    ["half a JSON", '{"id":"f","ste', "Genesys Cloud's answer to reading the flow is no JSON object."],
    ["a list", "[]", "Genesys Cloud's answer to reading the flow is no JSON object."],
    [
      "an error with 200",
      '{"message":"Try later","code":"x"}',
      "Genesys Cloud's answer to reading the flow is no flow: Try later.",
    ],
  ])("takes %s for no flow", async (_, body, words) => {
    const at = await setUp();
    at.faults.push({ fault: instead({ body }), at: "GET" });
    expect(await at.client.read(at.externalId)).toMatchObject({
      ok: false,
      error: { kind: "badAnswer", message: words },
    });
  });
});
