import { createScriptedSend, createTestClock, tokenAnswer, type ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { mainMenuPayload } from "../__fixtures__/document-payloads.ts";
import { descriptor } from "../index.ts";
import { createClient } from "./create-client.ts";

const WRITE = { idempotencyKey: "idx_deploy_20241015_001", deadlineMs: 60_000 };
const REGISTERED = { status: 201, body: JSON.stringify({ ...mainMenuPayload, version: 1 }) };
const CONFLICT = {
  status: 409,
  body: '{"code":"IDEMPOTENCY_KEY_CONFLICT","message":"Key was used with another body"}',
};

function setUp(answers: readonly ScriptedAnswer[], { expiresIn = 3600 } = {}) {
  const clock = createTestClock();
  let asked = 0;
  let tokens = 0;
  const vendor = createScriptedSend((request) =>
    request.url.endsWith("/oauth/token")
      ? tokenAnswer(`token-${(tokens += 1)}-4f8a`, { expiresIn })
      : (answers[asked++] ?? { status: 599 }),
  );
  const client = createClient({
    ...descriptor.defaultUrls({ org: "acme" }),
    settings: {},
    credentials: { clientId: "c", clientSecret: "s3cr3t", scopes: descriptor.scopes },
    send: vendor.send,
    clock,
    random: () => 0.5,
    requestId: () => "r",
  });
  const calls = () => vendor.requests.filter(({ url }) => !url.endsWith("/oauth/token"));
  return { client, clock, calls, all: vendor.requests };
}

describe("createClient", () => {
  it("calls the document's addresses, with the key on the registration", async () => {
    const { client, all } = setUp([REGISTERED, { status: 404 }]);
    expect(await client.create(mainMenuPayload, WRITE)).toEqual({
      ok: true,
      value: { externalId: "ivr_main_menu_v2" },
    });
    expect(await client.read("flow 1/x")).toEqual({ ok: true, value: null });
    expect(all.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST https://acme.api.nice.incontact.com/oauth/token",
      "POST https://acme.api.nice.incontact.com/api/v2/flows",
      "GET https://acme.api.nice.incontact.com/api/v2/flows/flow%201%2Fx",
    ]);
    expect(all[0]?.body).toBe(
      "grant_type=client_credentials&client_id=c&client_secret=s3cr3t&scope=flows%3Awrite%20flows%3Aread",
    );
    const headers = Object.entries(all[1]?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
    expect(headers).toContainEqual(["idempotency-key", WRITE.idempotencyKey]);
    expect(JSON.parse(all[1]?.body ?? "")).toEqual(mainMenuPayload);
  });

  it("renews its token 30 s before it ends", async () => {
    const { client, clock, all } = setUp([{ status: 404 }, { status: 404 }, { status: 404 }]);
    await client.read("a");
    clock.advance(3_569_000);
    await client.read("a");
    expect(all.map(({ url }) => url.split("/").at(-1))).toEqual(["token", "a", "a"]);
    clock.advance(2000);
    await client.read("a");
    expect(all.map(({ url }) => url.split("/").at(-1))).toEqual(["token", "a", "a", "token", "a"]);
  });

  it("repeats a registration with the same key and body: 1.5 s after a server error, and after what 429 asks for", async () => {
    const { client, clock, calls } = setUp([
      { status: 500 },
      { status: 429, headers: { "retry-after": "7" } },
      REGISTERED,
    ]);
    expect(await client.replace("ivr_main_menu_v2", mainMenuPayload, WRITE)).toEqual({ ok: true, value: null });
    expect(clock.sleeps).toEqual([1500, 7000]);
    const sent = calls().map(({ headers, body }) =>
      JSON.stringify([headers["idempotency-key"] ?? headers["Idempotency-Key"], body]),
    );
    expect(new Set(sent).size).toBe(1);
  });

  it("is unsure after three lost answers, and says so", async () => {
    const lost: ScriptedAnswer = { failure: "timeout", sent: true };
    const { client, calls } = setUp([lost, lost, lost]);
    const answer = await client.create(mainMenuPayload, WRITE);
    expect(answer).toMatchObject({ ok: false, error: { kind: "timeout", ambiguous: true } });
    expect(calls()).toHaveLength(3);
  });

  it("puts a captured copy back under its id, without metadata", async () => {
    const { client, calls } = setUp([REGISTERED]);
    const former = { ...mainMenuPayload, owner: "x", version: 3, status: "REGISTERED", createdAt: "a", updatedAt: "b" };
    await client.restore("ivr_main_menu_v2", { artefact: former, raw: JSON.stringify(former) }, WRITE);
    expect(JSON.parse(calls()[0]?.body ?? "")).toEqual({ ...mainMenuPayload, owner: "x" });
  });

  it.each([[{}], [[]], ["flow"], [{ ...mainMenuPayload, id: 7 }]])(
    "sends nothing that has no id: %j",
    async (artefact) => {
      const { client, all } = setUp([]);
      expect(await client.create(artefact, WRITE)).toMatchObject({
        ok: false,
        error: { kind: "badAnswer", ambiguous: false },
      });
      expect(all).toHaveLength(0);
    },
  );
});

describe("createClient, after 409", () => {
  const present = (content: object): ScriptedAnswer => ({ status: 200, body: JSON.stringify(content) });

  it("is done where the flow there has the same content, whatever its order and ids of connections", async () => {
    const turned = {
      ...mainMenuPayload,
      version: 4,
      nodes: mainMenuPayload.nodes.toReversed(),
      connections: mainMenuPayload.connections.toReversed().map((one, index) => ({ ...one, id: `conn_${index}` })),
    };
    const { client, calls } = setUp([CONFLICT, present(turned)]);
    expect(await client.create(mainMenuPayload, WRITE)).toMatchObject({ ok: true });
    expect(calls().map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ["other content", present({ ...mainMenuPayload, name: "Other" }), "the flow there has other content"],
    ["no flow", { status: 404 }, "there is no such flow"],
  ])("is a conflict where it finds %s: nothing is overwritten", async (_, answer, found) => {
    const { client, calls } = setUp([CONFLICT, answer]);
    const created = await client.create(mainMenuPayload, WRITE);
    expect(created).toMatchObject({ ok: false, error: { kind: "conflict", ambiguous: false } });
    expect(created.ok ? "" : created.error.message).toBe(
      `NICE CXone refused because of a conflict (409): Key was used with another body. It was looked up: ${found}. Nothing was overwritten.`,
    );
    expect(calls()).toHaveLength(2);
  });

  it("is unsure where it cannot look", async () => {
    const { client } = setUp([CONFLICT, { status: 403, body: '{"message":"No"}' }]);
    expect(await client.create(mainMenuPayload, WRITE)).toMatchObject({
      ok: false,
      error: { kind: "conflict", ambiguous: true },
    });
  });
});

describe("createClient, on answers that make no sense", () => {
  it.each<[string, string, string]>([
    [
      "another id",
      JSON.stringify({ ...mainMenuPayload, id: "other" }),
      "NICE CXone registered the flow “other”, but “ivr_main_menu_v2” was sent.",
    ],
    [
      "no flow",
      "{}",
      `NICE CXone's answer to registering “ivr_main_menu_v2” cannot be read at /id: "id" is missing. It must be text.`,
    ],
    [
      "a number for a condition",
      JSON.stringify({ ...mainMenuPayload, connections: [{ ...mainMenuPayload.connections[0], condition: 1 }] }),
      `NICE CXone's answer to registering “ivr_main_menu_v2” cannot be read at /connections/0/condition: In “conn_0a1b2c3d4e5f”, "condition" must be text, but is the number 1.`,
    ],
  ])("is unsure about a registration answered with %s", async (_, body, message) => {
    const { client } = setUp([{ status: 201, body }]);
    expect(await client.create(mainMenuPayload, WRITE)).toEqual({
      ok: false,
      error: { kind: "badAnswer", message, status: 201, ambiguous: true },
    });
  });

  it.each<[number, string, string, string | undefined]>([
    [
      422,
      "rejected",
      '{"code":"UNPROCESSABLE_FLOW","message":"The flow was not registered","details":[{"path":"connections","message":"Cycle detected in flow topology: node_a -> node_b -> node_a"}]}',
      "The flow was not registered; connections: Cycle detected in flow topology: node_a -> node_b -> node_a.",
    ],
    [403, "forbidden", '{"message":"The account is no IVR designer"}', "The account is no IVR designer."],
    [400, "rejected", "<html>Bad Request</html>", undefined],
    [400, "rejected", "Bad request", "Bad request."],
  ])("tells a %i as %s, in the vendor's own words", async (...[status, kind, body, vendorMessage]) => {
    const { client } = setUp([{ status, body }]);
    const answer = await client.create(mainMenuPayload, WRITE);
    expect(answer).toMatchObject({ ok: false, error: { kind, status, ambiguous: false } });
    expect(answer.ok ? null : answer.error.vendorMessage).toBe(vendorMessage);
  });
});
