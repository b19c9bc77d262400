import { lookupFlow } from "@tonegraph/flow-model/testing";
import type { Json } from "@tonegraph/flow-model";
import { createScriptedSend, createTestClock, tokenAnswer, type ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { converter } from "../convert.ts";
import { descriptor } from "../index.ts";
import { createClient } from "./create-client.ts";

type Body = { [key: string]: Json };
type Named = Body & { id: string };

const WRITE = { idempotencyKey: "k", deadlineMs: 30_000 };
const FLOW: Body = {
  id: "f",
  name: "Hello",
  flowType: "IVR",
  version: 1,
  steps: [{ id: "a", type: "Hangup", configuration: {} }],
};
const JSON_TYPE = { "content-type": "application/json" };

type Script = (method: string, id: string, body: Body) => ScriptedAnswer;

function setUp(script: Script, changes: { scopes?: readonly string[] } = {}) {
  const clock = createTestClock();
  const vendor = createScriptedSend(({ method, url, body }) =>
    url.endsWith("/oauth/token")
      ? tokenAnswer("token-4f8a")
      : script(method, decodeURIComponent(url.slice(url.lastIndexOf("/") + 1)), JSON.parse(body ?? "{}")),
  );
  const client = createClient({
    ...descriptor.defaultUrls({ environment: "na1" }),
    settings: {},
    credentials: { clientId: "c", clientSecret: "s3cr3t", scopes: changes.scopes ?? descriptor.scopes },
    send: vendor.send,
    clock,
    random: () => 0.5,
    requestId: () => "r",
  });
  const calls = () =>
    vendor.requests.slice(1).map(({ method, url }) => `${method} ${url.slice(url.lastIndexOf("/") + 1)}`);
  return { client, clock, calls, requests: vendor.requests };
}

function answer(body: Json, status = 200): ScriptedAnswer {
  return { status, headers: JSON_TYPE, body: JSON.stringify(body) };
}

const echo: Script = (method, _id, body) => (method === "GET" ? { status: 404 } : answer(body, 201));

describe("createClient", () => {
  it("calls the document's addresses, with the scopes of the document", async () => {
    const { client, requests } = setUp(echo);
    expect(await client.read("flow 1/x")).toEqual({ ok: true, value: null });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST https://na1.niceincontact.com/oauth/token",
      "GET https://na1.niceincontact.com/api/v2/flow/flows/flow%201%2Fx",
    ]);
    expect(requests[0]?.body).toContain("scope=flow%3Aedit%20integration%3Amanage%20api%3Aread");
  });

  it.each(["flow:edit", "integration:manage", "api:read"])(
    "refuses a tenant without %s before any call",
    async (scope) => {
      const { client, requests } = setUp(echo, { scopes: descriptor.scopes.filter((other) => other !== scope) });
      expect(await client.signIn()).toMatchObject({
        ok: false,
        error: { kind: "missingScopes", missingScopes: [scope] },
      });
      expect(requests).toEqual([]);
    },
  );

  describe("a flow with requests", () => {
    const { artefact } = converter.compile({ ...lookupFlow(), id: "flow_x" });
    const bundle: { main: Named; subFlows: Named[] } = JSON.parse(JSON.stringify(artefact));
    const [look, ticket] = bundle.subFlows.map(({ id }) => id);

    it("is written sub-flows first, main flow last", async () => {
      const { client, calls } = setUp(echo);
      expect(await client.create(artefact, WRITE)).toEqual({ ok: true, value: { externalId: "flow_x" } });
      expect(calls()).toEqual([`GET ${look}`, `PUT ${look}`, `GET ${ticket}`, `PUT ${ticket}`, "PUT flow_x"]);
    });

    it("leaves the main flow alone where a sub-flow fails", async () => {
      const { client, calls } = setUp((method, id, body) =>
        id === ticket && method === "PUT" ? answer({ message: "No" }, 400) : echo(method, id, body),
      );
      expect(await client.create(artefact, WRITE)).toMatchObject({
        ok: false,
        error: { kind: "rejected", ambiguous: false },
      });
      expect(calls()).not.toContain("PUT flow_x");
    });

    it("is written within the time of one write, whatever each call takes of it", async () => {
      const { client, clock, calls } = setUp((method, id, body) => {
        clock.advance(9000);
        return echo(method, id, body);
      });
      expect(await client.create(artefact, { ...WRITE, deadlineMs: 20_000 })).toMatchObject({ ok: false });
      expect(calls()).not.toContain("PUT flow_x");
    });

    it("is read whole, byte for byte, and what is there already is not written again", async () => {
      const texts: Record<string, string> = Object.fromEntries(
        [...bundle.subFlows, { ...bundle.main, version: 7 }].map((flow) => [flow.id, JSON.stringify(flow, null, 2)]),
      );
      const { client, calls, requests } = setUp((method, id, body) =>
        method === "GET" ? { status: 200, headers: JSON_TYPE, body: texts[id] ?? "" } : answer(body),
      );
      const read = await client.read("flow_x");
      if (!read.ok || read.value === null) throw new Error("there is no flow");
      expect(read.value.raw).toBe(
        `{"main":${texts["flow_x"]},"subFlows":[${texts[look ?? ""]},${texts[ticket ?? ""]}]}`,
      );
      expect(await client.replace("flow_x", artefact, { ...WRITE, basedOn: read.value })).toEqual({
        ok: true,
        value: null,
      });
      expect(calls().slice(3)).toEqual(["PUT flow_x"]);
      expect(JSON.parse(requests.at(-1)?.body ?? "")).toMatchObject({ version: 8 });
    });

    it("takes the id of the flow that it replaces, its sub-flows with it", async () => {
      const { client, calls } = setUp(echo);
      await client.replace("legacy-7", artefact, WRITE);
      expect(calls().filter((call) => call.startsWith("PUT"))).toEqual([
        `PUT ${look?.replace("flow_x", "legacy-7")}`,
        `PUT ${ticket?.replace("flow_x", "legacy-7")}`,
        "PUT legacy-7",
      ]);
    });
  });

  it("repeats a PUT whose answer was lost, the same version with the same content", async () => {
    let lost = 0;
    const { client, requests } = setUp((method, id, body) =>
      method === "PUT" && lost++ === 0 ? { failure: "timeout", sent: true } : echo(method, id, body),
    );
    expect(await client.create(FLOW, WRITE)).toMatchObject({ ok: true });
    expect(requests[2]?.body).toBe(requests[1]?.body);
  });

  it.each<[string, ScriptedAnswer, object]>([
    [
      "400",
      answer({ message: "Flow validation failed", errors: [{ field: "name", message: "must not be empty" }] }, 400),
      { kind: "rejected", ambiguous: false, vendorMessage: "Flow validation failed; name: must not be empty." },
    ],
    ["409", answer({ message: "Flow 'f' is at version 4" }, 409), { kind: "conflict", ambiguous: false }],
    ["200 with an error", answer({ errorCode: "INTERNAL", message: "Oops" }), { kind: "badAnswer", ambiguous: true }],
    ["another flow", answer({ ...FLOW, id: "g" }), { kind: "badAnswer", ambiguous: true }],
    [
      "HTML",
      { status: 200, headers: { "content-type": "text/html" }, body: JSON.stringify(FLOW) },
      { kind: "badAnswer", ambiguous: true },
    ],
    [
      "half an answer",
      { status: 200, headers: JSON_TYPE, body: '{"id":"f","st' },
      { kind: "badAnswer", ambiguous: true },
    ],
    [
      "scope drift",
      answer({ error: "insufficient_scope", error_description: "The access token lacks flow:edit." }, 403),
      { kind: "missingScopes", scopeDrift: true, missingScopes: ["flow:edit"], ambiguous: false },
    ],
  ])("tells of a write that ends with %s", async (_, given, error) => {
    const { client } = setUp((method) => (method === "GET" ? answer(FLOW) : given));
    expect(await client.replace("f", FLOW, WRITE)).toMatchObject({ ok: false, error });
  });

  it.each([
    ["a list", answer([]), "is no JSON object"],
    ["another flow", answer({ ...FLOW, id: "g" }), "is about another flow"],
    ["an object that is no flow", answer({ ok: true }), "is no flow with steps"],
  ])("takes %s for no flow", async (_, given, words) => {
    const read = await setUp(() => given).client.read("f");
    expect(read).toMatchObject({ ok: false, error: { kind: "badAnswer", ambiguous: false } });
    expect(read.ok ? "" : read.error.message).toBe(`NICE CXone's answer to reading the flow f ${words}.`);
  });

  it("reads a flow with types that it does not know", async () => {
    const flow = { ...FLOW, flowType: "CHAT", steps: [{ id: "a", type: "RecordVoice", configuration: { mode: "x" } }] };
    expect(await setUp(() => answer(flow)).client.read("f")).toMatchObject({
      ok: true,
      value: { artefact: { main: flow } },
    });
  });

  it("refuses to write what is no flow", async () => {
    const { client, requests } = setUp(echo);
    expect(await client.create({ main: 3 }, WRITE)).toMatchObject({ ok: false, error: { kind: "badAnswer" } });
    expect(requests).toEqual([]);
  });
});
