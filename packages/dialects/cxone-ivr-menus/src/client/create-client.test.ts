import { createScriptedSend, createTestClock, tokenAnswer, type ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { customerSupportPayload } from "../__fixtures__/document-payloads.ts";
import { descriptor } from "../index.ts";
import { createClient } from "./create-client.ts";

const WRITE = { idempotencyKey: "k", deadlineMs: 30_000 };

function setUp(answers: readonly ScriptedAnswer[]) {
  const clock = createTestClock();
  let asked = 0;
  const vendor = createScriptedSend((request) =>
    request.url.includes("/oauth2/token") ? tokenAnswer("token-4f8a") : (answers[asked++] ?? { status: 599 }),
  );
  const client = createClient({
    ...descriptor.defaultUrls({ environment: "na1" }),
    settings: {},
    credentials: { clientId: "c", clientSecret: "s3cr3t", scopes: descriptor.scopes },
    send: vendor.send,
    clock,
    random: () => 0.5,
    requestId: () => "r",
  });
  return { client, clock, calls: () => vendor.requests.slice(1), all: vendor.requests };
}

describe("createClient", () => {
  it("calls the document's addresses", async () => {
    const { client, all } = setUp([{ status: 404 }]);
    expect(await client.read("flow 1/x")).toEqual({ ok: true, value: null });
    expect(all.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST https://login.na1.niceincontact.com/oauth2/token",
      "GET https://api.na1.niceincontact.com/api/v2/ivr/flows/flow%201%2Fx",
    ]);
    expect(all[0]?.body).toBe(
      "grant_type=client_credentials&client_id=c&client_secret=s3cr3t&scope=ivr%3Aread%20ivr%3Awrite%20analytics%3Aread",
    );
  });

  it("creates with exactly the artefact as the body", async () => {
    const { client, calls } = setUp([{ status: 201, body: '{"id":"flow_8a7b3c2d","version":1}' }]);
    expect(await client.create(customerSupportPayload, WRITE)).toEqual({
      ok: true,
      value: { externalId: "flow_8a7b3c2d" },
    });
    expect(JSON.parse(calls()[0]?.body ?? "")).toEqual(customerSupportPayload);
  });

  it("is unsure about a creation whose answer names no id", async () => {
    const { client } = setUp([{ status: 201, body: "{}" }]);
    expect(await client.create(customerSupportPayload, WRITE)).toMatchObject({
      ok: false,
      error: { kind: "badAnswer", ambiguous: true },
    });
  });

  it("restores all that a PUT takes: everything but id, createdAt and updatedAt", async () => {
    const { client, calls } = setUp([{ status: 200, body: "{}" }]);
    const former = {
      id: "f",
      ...customerSupportPayload,
      owner: "x",
      version: 3,
      status: "DRAFT",
      createdAt: "a",
      updatedAt: "b",
    };
    await client.restore("f", { artefact: former, raw: JSON.stringify(former) }, WRITE);
    expect(JSON.parse(calls()[0]?.body ?? "")).toEqual({
      ...customerSupportPayload,
      owner: "x",
      version: 3,
      status: "DRAFT",
    });
  });

  it.each<ScriptedAnswer>([{ failure: "timeout", sent: true }, { status: 500 }, { status: 503 }])(
    "never repeats a PUT that may have arrived: %j",
    async (answer) => {
      const { client, calls } = setUp([answer]);
      const replaced = await client.replace("f", customerSupportPayload, WRITE);
      expect(replaced).toMatchObject({ ok: false, error: { ambiguous: true } });
      expect(calls()).toHaveLength(1);
    },
  );

  it("waits 5 s after a server error when it reads, and tries three times", async () => {
    const { client, clock, calls } = setUp([{ status: 500 }, { status: 502 }, { status: 503 }]);
    expect(await client.read("f")).toMatchObject({ ok: false, error: { kind: "unavailable" } });
    expect([calls().length, clock.sleeps]).toEqual([3, [5000, 5000]]);
  });

  it("waits 2 s after 429 without Retry-After", async () => {
    const { client, clock } = setUp([{ status: 429 }, { status: 200, body: "{}" }]);
    expect(await client.replace("f", customerSupportPayload, WRITE)).toEqual({ ok: true, value: null });
    expect(clock.sleeps).toEqual([2000]);
  });

  it.each([
    [
      400,
      "rejected",
      '{"message":"Flow validation failed","errors":[{"field":"name","message":"must not be empty"}]}',
      "Flow validation failed; name: must not be empty.",
    ],
    [
      422,
      "rejected",
      '{"message":"queue_1 is closed","errors":[{"message":"queue_1 is closed"},{"message":"queue_2 too"}]}',
      "queue_1 is closed; queue_2 too.",
    ],
    [
      422,
      "rejected",
      '{"message":"queue_1 is closed","errors":[{"field":"nodes","message":"queue_1 is closed"}]}',
      "nodes: queue_1 is closed.",
    ],
    [403, "forbidden", '{"message":"The account is no IVR designer"}', "The account is no IVR designer."],
    [404, "notFound", '{"message":"Flow was not found"}', "Flow was not found."],
    [409, "conflict", "busy", "busy."],
    [400, "rejected", "<html>Bad Request</html>", undefined],
  ])("%i is %s, in the vendor's own words", async (...[status, kind, body, vendorMessage]) => {
    const { client } = setUp([{ status, body }]);
    const answer = await client.replace("f", customerSupportPayload, WRITE);
    expect(answer).toMatchObject({ ok: false, error: { kind, status, ambiguous: false } });
    if (answer.ok) return;
    expect(answer.error.vendorMessage).toBe(vendorMessage);
    const said = vendorMessage === undefined ? "." : `: ${vendorMessage}`;
    expect(answer.error.message.endsWith(`(${status})${said}`)).toBe(true);
  });

  it.each(["<html>", "[]", '"x"', ""])("takes %j for no flow", async (body) => {
    const { client } = setUp([{ status: 200, body }]);
    expect(await client.read("f")).toMatchObject({ ok: false, error: { kind: "badAnswer" } });
  });
});
