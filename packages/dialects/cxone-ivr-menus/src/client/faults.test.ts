// The client against the stand-in while the vendor behaves badly: what is at the vendor afterwards, and the words that
// people read.
import type { Json } from "@tonegraph/flow-model";
import { oddContent, type HttpResponse, type HttpSend } from "@tonegraph/vendor-kit";
import { createSandboxVendor, createTestClock } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { customerSupportPayload, globalSupportPayload } from "../__fixtures__/document-payloads.ts";
import { converter } from "../convert.ts";
import { descriptor } from "../index.ts";
import { sandbox } from "../sandbox/index.ts";
import { createClient } from "./create-client.ts";

const BEFORE: Json = customerSupportPayload;
const AFTER: Json = globalSupportPayload;
const WRITE = { idempotencyKey: "k", deadlineMs: 60_000 };

type Fault = (answer: () => ReturnType<HttpSend>) => ReturnType<HttpSend>;

const answering = (response: Partial<HttpResponse>): Awaited<ReturnType<HttpSend>> => ({
  ok: true,
  value: { status: 200, headers: {}, body: "", ...response },
});
/** The vendor answers this instead, and does nothing. */
const instead =
  (response: Partial<HttpResponse>): Fault =>
  async () =>
    answering(response);
/** The vendor does it, and answers this. */
const after =
  (response: Partial<HttpResponse>): Fault =>
  async (answer) => {
    await answer();
    return answering(response);
  };
const lost =
  (kind: "timeout" | "connection" | "tooLarge", happened: boolean, sent = true): Fault =>
  async (answer) => {
    if (happened) await answer();
    return { ok: false, error: { kind, sent, message: "injected" } };
  };
const cutInHalf: Fault = async (answer) => {
  const whole = await answer();
  return whole.ok ? answering({ ...whole.value, body: whole.value.body.slice(0, whole.value.body.length / 2) }) : whole;
};

async function setUp() {
  const clock = createTestClock();
  const vendor = createSandboxVendor(sandbox, clock);
  const faults: { readonly fault: Fault; readonly at: string }[] = [];
  const send: HttpSend = async (request) => {
    const place = faults.findIndex(({ at }) => `${request.method} ${request.url}`.includes(at));
    const [planned] = place < 0 ? [] : faults.splice(place, 1);
    return planned === undefined ? vendor.send(request) : planned.fault(() => vendor.send(request));
  };
  const client = createClient({
    baseUrl: vendor.baseUrl,
    authUrl: `${vendor.baseUrl}/oauth2/token`,
    settings: {},
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
    send,
    clock,
    random: () => 0.5,
    requestId: () => "r",
  });
  const created = await client.create(BEFORE, WRITE);
  if (!created.ok) throw new Error(created.error.message);
  const live = (): Json => converter.normalise(sandbox.listFlows(vendor.state())[0]?.artefact ?? null);
  return { clock, vendor, client, externalId: created.value.externalId, live, faults };
}

describe("a replacement while the vendor behaves badly", () => {
  it.each<[what: string, Fault, kind: string, ambiguous: boolean, live: Json, words: string]>([
    [
      "400",
      instead({ status: 400, body: '{"message":"too many"}' }),
      "rejected",
      false,
      BEFORE,
      "NICE CXone refused the request (400): too many.",
    ],
    [
      "401 twice",
      instead({ status: 401 }),
      "unauthorized",
      false,
      BEFORE,
      "NICE CXone did not accept the sign-in (401).",
    ],
    [
      "403",
      instead({ status: 403 }),
      "forbidden",
      false,
      BEFORE,
      "NICE CXone does not allow this to the tenant's account (403).",
    ],
    ["404", instead({ status: 404 }), "notFound", false, BEFORE, "NICE CXone does not have what was asked for (404)."],
    [
      "429 with a long wait",
      instead({ status: 429, headers: { "retry-after": "3600" } }),
      "rateLimited",
      false,
      BEFORE,
      "NICE CXone asks for fewer requests (429).",
    ],
    ["500", instead({ status: 500 }), "unavailable", true, BEFORE, "NICE CXone has a fault of its own (500)."],
    [
      "500 after the write",
      after({ status: 500 }),
      "unavailable",
      true,
      AFTER,
      "NICE CXone has a fault of its own (500).",
    ],
    [
      "503 without a time",
      instead({ status: 503, body: "<html>" }),
      "unavailable",
      true,
      BEFORE,
      "NICE CXone has a fault of its own (503).",
    ],
    ["no answer in time", lost("timeout", false), "timeout", true, BEFORE, "NICE CXone did not answer in time"],
    ["no answer after the write", lost("timeout", true), "timeout", true, AFTER, "NICE CXone did not answer in time"],
    [
      "a connection lost after the write",
      lost("connection", true),
      "connection",
      true,
      AFTER,
      "NICE CXone could not be reached",
    ],
    [
      "an answer of 100 MB",
      lost("tooLarge", false),
      "badAnswer",
      true,
      BEFORE,
      "NICE CXone sent an answer that is too large",
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
      instead({ body: '{"errorCode":"X","message":"Not today"}' }),
      "badAnswer",
      true,
      BEFORE,
      "answered 200, but its answer reports an error: Not today.",
    ],
  ])("%s", async (...[what, fault, kind, ambiguous, live, words]) => {
    const at = await setUp();
    at.faults.push(...Array.from({ length: what === "401 twice" ? 2 : 1 }, () => ({ fault, at: "PUT" })));
    const answer = await at.client.replace(at.externalId, AFTER, WRITE);
    expect(answer).toMatchObject({ ok: false, error: { kind, ambiguous, message: expect.stringContaining(words) } });
    expect(at.live()).toEqual(converter.normalise(live));
    expect(at.vendor.requests.filter(({ method }) => method === "PUT").length).toBeLessThanOrEqual(1);
  });

  it.each<[what: string, Fault, waited: number[]]>([
    ["401 once", instead({ status: 401 }), []],
    ["429 with seconds", instead({ status: 429, headers: { "retry-after": "7" } }), [7000]],
    ["429 with a date", instead({ status: 429, headers: { "retry-after": "Mon, 05 Jan 2026 09:00:05 GMT" } }), [5000]],
    ["a connection that was never made", lost("connection", false, false), [5000]],
    ["an answer cut in half", cutInHalf, []],
  ])("%s is waited out, and the new content is there once", async (_, fault, waited) => {
    const at = await setUp();
    at.faults.push({ fault, at: "PUT" });
    expect(await at.client.replace(at.externalId, AFTER, WRITE)).toEqual({ ok: true, value: null });
    expect(at.live()).toEqual(converter.normalise(AFTER));
    expect(at.clock.sleeps).toEqual(waited);
    expect(await at.client.read(at.externalId)).toMatchObject({ value: { artefact: { version: 2 } } });
  });
});

describe("other things that go wrong on the way", () => {
  it("goes on with a new token when the old one has ended at the vendor", async () => {
    const at = await setUp();
    at.vendor.change((state) => sandbox.expireTokens(state));
    expect(await at.client.replace(at.externalId, AFTER, WRITE)).toEqual({ ok: true, value: null });
    expect(at.live()).toEqual(converter.normalise(AFTER));
  });

  it("says which destination is lost, and leaves what was there", async () => {
    const at = await setUp();
    const resource = { kind: "queue", id: "queue_billing_01" };
    at.vendor.change((state) => sandbox.changeResource(state, { action: "remove", resource }));
    expect(await at.client.replace(at.externalId, AFTER, WRITE)).toMatchObject({
      error: { kind: "rejected", message: expect.stringContaining("Queue 'queue_billing_01' does not exist") },
    });
    expect(at.live()).toEqual(converter.normalise(BEFORE));
  });

  it.each<[what: string, body: string, words: string]>([
    ["half a JSON", '{"id":"f","nod', "NICE CXone's answer to reading the flow is no JSON object."],
    ["a list", "[]", "NICE CXone's answer to reading the flow is no JSON object."],
    [
      "an error with 200",
      '{"message":"Try later","errorCode":"x"}',
      "answered 200, but its answer reports an error: Try later.",
    ],
  ])("takes %s for no flow", async (_, body, words) => {
    const at = await setUp();
    at.faults.push({ fault: instead({ body }), at: "GET" });
    expect(await at.client.read(at.externalId)).toMatchObject({
      error: { kind: "badAnswer", message: expect.stringContaining(words) },
    });
  });

  it.each<[what: string, change: object, pointer: string]>([
    [
      "an action that we do not know",
      { timeoutBehavior: { ...customerSupportPayload.nodes[0]?.timeoutBehavior, action: "sing" } },
      "/nodes/0/timeoutBehavior/action",
    ],
    [
      "a destination of a type that we do not know",
      { dtmfMappings: [{ key: "1", destination: { type: "robot", id: "r" } }] },
      "/nodes/0/dtmfMappings/0/destination/type",
    ],
  ])("names the place of %s in the vendor's copy", async (_, change, pointer) => {
    const at = await setUp();
    const theirs = { ...customerSupportPayload, nodes: [{ ...customerSupportPayload.nodes[0], ...change }] };
    at.vendor.change((state) => sandbox.editFlow(state, { id: at.externalId, artefact: theirs, now: 0 }).state);
    const copy = await at.client.read(at.externalId);
    const drawn = converter.decompile(copy.ok ? (copy.value?.artefact ?? null) : null);
    expect(drawn.ok && oddContent(drawn.value.report).map((told) => told.pointer)).toEqual([pointer]);
  });
});
