import type { Json } from "@tonegraph/flow-model";
import type { ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { customerServicePayload, documentPhrases } from "../__fixtures__/document-payloads.ts";
import { scriptedClient } from "../__fixtures__/scripted-client.ts";

const WRITE = { idempotencyKey: "k", deadlineMs: 30_000 };
const ARTEFACT: Json = {
  ...customerServicePayload,
  phrases: documentPhrases,
  targets: [{ id: "maria", kind: "agent" }],
};
const TAKEN: ScriptedAnswer = { status: 200, body: JSON.stringify({ phrases: documentPhrases }) };

const copy = (version: Json): { artefact: Json; raw: string } => {
  const artefact = { ...customerServicePayload, id: "f", _version: version };
  return { artefact, raw: JSON.stringify(artefact) };
};

describe("createClient", () => {
  it("calls the document's addresses with its scopes", async () => {
    const { client, all } = scriptedClient([{ status: 404 }]);
    expect(await client.read("flow 1/x")).toEqual({ ok: true, value: null });
    expect(all.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST https://api.mypurecloud.com/oauth/token",
      "GET https://api.mypurecloud.com/api/v2/flows/flow%201%2Fx",
    ]);
    expect(all[0]?.body).toContain(
      "scope=flow%3Awrite%20flow%3Aread%20routing%3Aqueue%3Aread%20analytics%3Aconversation%3Aread%20audit%3Aread%20routing%3Aphrase%3Awrite",
    );
  });

  it("sends the phrases, then the flow without them", async () => {
    const { client, calls, bodies } = scriptedClient([TAKEN, { status: 201, body: '{"id":"f","_version":1}' }]);
    expect(await client.create(ARTEFACT, WRITE)).toEqual({ ok: true, value: { externalId: "f" } });
    expect(calls().map(({ method, url }) => `${method} ${url.slice(27)}`)).toEqual([
      "POST /api/v2/routing/phrases/bulk",
      "POST /api/v2/flows",
    ]);
    expect(bodies()).toEqual([{ phrases: documentPhrases }, customerServicePayload]);
  });

  it("sends the phrases as patiently as ever, however often the flow was sent before", async () => {
    const lost = { failure: "timeout", sent: true } as const;
    const { client, calls } = scriptedClient([lost, lost, TAKEN, { status: 201, body: '{"id":"f","_version":1}' }]);
    expect(await client.create(ARTEFACT, { ...WRITE, attemptsBefore: 2 })).toMatchObject({ ok: true });
    expect(calls().map(({ url }) => url.split("/").at(-1))).toEqual(["bulk", "bulk", "bulk", "flows"]);
  });

  it("is unsure about a creation whose answer names no id", async () => {
    const { client } = scriptedClient([{ status: 201, body: "{}" }]);
    expect(await client.create(customerServicePayload, WRITE)).toMatchObject({
      ok: false,
      error: { kind: "badAnswer", ambiguous: true },
    });
  });

  it("writes over the version that was read just before, or over a fresh one", async () => {
    const based = scriptedClient([{ status: 200, body: "{}" }]);
    expect(await based.client.replace("f", customerServicePayload, { ...WRITE, basedOn: copy(7) })).toEqual({
      ok: true,
      value: null,
    });
    expect(based.calls().map(({ method }) => method)).toEqual(["PATCH"]);
    expect(based.bodies()[0]).toEqual({
      ...customerServicePayload,
      settings: { ...customerServicePayload.settings, version: 8 },
    });

    const fresh = scriptedClient([
      { status: 200, body: copy(3).raw },
      { status: 200, body: "{}" },
    ]);
    await fresh.client.replace("f", customerServicePayload, WRITE);
    expect(fresh.calls().map(({ method }) => method)).toEqual(["GET", "PATCH"]);
    expect(fresh.bodies()[1]).toMatchObject({ settings: { version: 4 } });
  });

  it("writes nothing over a copy whose version makes no sense, and nothing where there is no flow any more", async () => {
    const odd = scriptedClient([]);
    expect(await odd.client.replace("f", customerServicePayload, { ...WRITE, basedOn: copy("7") })).toMatchObject({
      error: {
        kind: "badAnswer",
        ambiguous: false,
        message: `Genesys Cloud's answer to reading the flow has no usable _version ("7"), so nothing is written over it.`,
      },
    });
    const gone = scriptedClient([{ status: 404 }]);
    expect(await gone.client.replace("f", customerServicePayload, WRITE)).toMatchObject({
      error: { kind: "notFound", ambiguous: false },
    });
    expect([odd.calls().length, gone.calls().length]).toEqual([0, 1]);
  });

  it("restores all of a copy but its id and version", async () => {
    const { client, bodies } = scriptedClient([{ status: 200, body: "{}" }]);
    const former = { ...copy(2), artefact: { ...customerServicePayload, id: "f", _version: 2, division: "home" } };
    await client.restore("f", former, { ...WRITE, basedOn: copy(5) });
    expect(bodies()).toEqual([
      { ...customerServicePayload, division: "home", settings: { ...customerServicePayload.settings, version: 6 } },
    ]);
  });

  it("tells of a version conflict as one, once, so that the copy is read again", async () => {
    const { client, calls } = scriptedClient([
      { status: 409, body: '{"message":"Version conflict detected.","code":"version.conflict"}' },
    ]);
    expect(await client.replace("f", customerServicePayload, { ...WRITE, basedOn: copy(1) })).toMatchObject({
      error: { kind: "conflict", status: 409, ambiguous: false, vendorMessage: "Version conflict detected." },
    });
    expect(calls()).toHaveLength(1);
  });

  it.each<[string, ScriptedAnswer[], string, number]>([
    [
      "the vendor lost one",
      [{ status: 200, body: JSON.stringify({ phrases: documentPhrases.slice(1) }) }],
      "did not keep the prompt “prompt-welcome-en” in en-US as it was sent.",
      1,
    ],
    [
      "the vendor cut one",
      [
        {
          status: 200,
          body: JSON.stringify({ phrases: documentPhrases.map((one) => ({ ...one, text: one.text.slice(0, 5) })) }),
        },
      ],
      "did not keep the prompt “prompt-welcome-en” in en-US as it was sent.",
      1,
    ],
    [
      "the vendor says nothing",
      [{ status: 200, body: "" }],
      "Genesys Cloud's answer to sending the prompts is no JSON.",
      1,
    ],
    [
      "the vendor refuses them",
      [{ status: 400, body: '{"message":"phrases.0.text: too long"}' }],
      "phrases.0.text: too long.",
      1,
    ],
    [
      "no answer comes, three times",
      Array(3).fill({ failure: "timeout", sent: true }),
      "Genesys Cloud did not answer in time",
      3,
    ],
  ])("does not touch the flow where its prompts cannot be sent: %s", async (...[, answers, words, asked]) => {
    const { client, calls } = scriptedClient(answers);
    const answer = await client.replace("f", ARTEFACT, { ...WRITE, basedOn: copy(1) });
    expect(answer).toMatchObject({ ok: false, error: { ambiguous: false, message: expect.stringContaining(words) } });
    const isLost = words.includes("in time");
    expect(answer.ok ? "" : answer.error.message).toMatch(
      isLost
        ? /^Whether the prompts arrived is not known; the flow was not touched\./
        : /^The prompts could not be sent; the flow was not touched\./,
    );
    expect(calls()).toHaveLength(asked);
  });
});

describe("what else can be read", () => {
  it.each<[string, ScriptedAnswer, unknown]>([
    [
      "both figures",
      { status: 200, body: '{"agents":{"available":3},"queue":{"waitSeconds":{"current":41.5}}}' },
      { ok: true, value: { availableAgents: 3, waitSeconds: 41.5 } },
    ],
    ["neither", { status: 200, body: "{}" }, { ok: true, value: { availableAgents: null, waitSeconds: null } }],
    ["no such queue", { status: 404 }, { ok: true, value: null }],
    [
      "a wait below 0",
      { status: 200, body: '{"queue":{"waitSeconds":{"current":-1}}}' },
      {
        error: {
          kind: "badAnswer",
          message: `Genesys Cloud's answer to asking how a queue does cannot be read at /queue/waitSeconds/current: "current" must be at least 0, but is the number -1.`,
        },
      },
    ],
  ])("reads a queue with %s", async (_, answer, expected) => {
    expect(await scriptedClient([answer]).client.queueState?.("q")).toMatchObject(Object(expected));
  });

  const entry = (id: number, more: object = {}) => ({
    id: `e${id}`,
    timestamp: "2026-01-05T09:00:00+01:00",
    action: "Update",
    user: { name: "Ana" },
    ...more,
  });
  const page = (entities: object[]): ScriptedAnswer => ({ status: 200, body: JSON.stringify({ entities }) });
  const full = (from: number) => Array.from({ length: 100 }, (_, at) => entry(from + at));

  it("reads the log page by page until one is short; an entry that comes twice is one", async () => {
    const { client, calls } = scriptedClient([page(full(0)), page(full(99)), page([entry(500, { user: null })])]);
    const answer = await client.auditTrail?.("f");
    expect(answer?.ok && answer.value.length).toBe(200);
    expect(answer?.ok && answer.value.at(-1)).toEqual({
      id: "e500",
      at: "2026-01-05T09:00:00+01:00",
      action: "Update",
      actor: null,
      byUs: false,
    });
    expect(calls().map(({ url }) => url.split("?")[1])).toEqual(
      [1, 2, 3].map((number) => `entityType=flow&entityId=f&limit=100&page=${number}`),
    );
  });

  it("reads one page of the log as the vendor orders it, and knows its own entries", async () => {
    const { client, calls } = scriptedClient([page([entry(7), entry(3, { user: { id: "c", name: null } })])]);
    const answer = await client.auditTrail?.("f", { number: 4, size: 20 });
    expect(answer?.ok && answer.value.map(({ id, byUs }) => [id, byUs])).toEqual([
      ["e7", false],
      ["e3", true],
    ]);
    expect(calls().map(({ url }) => url.split("?")[1])).toEqual(["entityType=flow&entityId=f&limit=20&page=4"]);
  });

  it("asks for nothing of a flow whose id can be none", async () => {
    const { client, calls } = scriptedClient([page([])]);
    expect(await client.auditTrail?.("f\ud800")).toMatchObject({ ok: false, error: { kind: "notFound" } });
    expect(calls()).toEqual([]);
  });

  it.each<[string, ScriptedAnswer[], string]>([
    [
      "a page that repeats",
      [page(full(0)), page(full(0))],
      "asking for page 2 of the audit log repeats what came before.",
    ],
    [
      "a time without a zone",
      [page([entry(1, { timestamp: "2026-01-05T09:00:00" })])],
      `at /entities/0/timestamp: In “e1”, "timestamp" must be an instant such as 2026-12-24T00:00:00Z, but is the text "2026-01-05T09:00:00".`,
    ],
    [
      "an entry without an id",
      [page([entry(1, { id: "" })])],
      `at /entities/0/id: "id" must be at least 1 character long, but is empty text.`,
    ],
  ])("refuses %s", async (_, answers, words) => {
    expect(await scriptedClient(answers).client.auditTrail?.("f")).toMatchObject({
      ok: false,
      error: { kind: "badAnswer", message: expect.stringContaining(words) },
    });
  });
});
