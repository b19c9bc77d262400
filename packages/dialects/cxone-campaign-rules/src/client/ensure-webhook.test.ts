import type { Json } from "@tonegraph/flow-model";
import type { ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { said, setUpClient, WRITE } from "../__fixtures__/scripted-client.ts";

describe("ensureWebhook", () => {
  const url = "https://hooks.example.com/cxone";
  const EVENTS = ["ivr.flow.completed", "ivr.flow.failed", "ivr.contact.transferred"];
  it("registers a webhook once per address, not once per deployment", async () => {
    const { client, calls, bodies } = setUpClient(
      [said({ entities: [{ url: "https://other.example.com/" }] }), said({}, 201)],
      { webhookUrl: url },
    );
    for (const id of ["flow_1", "flow_2"])
      expect(await client.afterLive?.(id, WRITE)).toEqual({ ok: true, value: null });
    expect(calls()).toEqual(["GET /api/v2/event/webhooks", "POST /api/v2/event/webhooks"]);
    expect(bodies()[1]).toMatchObject({
      url,
      events: ["ivr.flow.completed", "ivr.flow.failed", "ivr.contact.transferred"],
      httpMethod: "POST",
      enabled: true,
    });
  });

  it("says with the same key each time that it is the same registration", async () => {
    const keys = await Promise.all(
      [url, url, `${url}/other`].map(async (webhookUrl) => {
        const { client, all } = setUpClient([{ status: 405 }, said({}, 201)], { webhookUrl });
        await client.afterLive?.("f", { ...WRITE, idempotencyKey: `deployment-of-${webhookUrl}` });
        return all.at(-1)?.headers["idempotency-key"] ?? "";
      }),
    );
    expect(keys[0]).toMatch(/^webhook-[0-9a-f]{32}$/);
    expect([keys[1] === keys[0], keys[2] === keys[0]]).toEqual([true, false]);
  });

  it.each<[string, readonly ScriptedAnswer[], number]>([
    ["registers none that CXone lists", [said({ entities: [{ url }] })], 1],
    [
      "registers none that CXone lists with all events",
      [said({ entities: [{ url, enabled: true, events: EVENTS }] })],
      1,
    ],
    [
      "registers one where CXone lists it switched off",
      [said({ entities: [{ url, enabled: false, events: EVENTS }] }), said({}, 201)],
      2,
    ],
    [
      "registers one where CXone lists it without an event",
      [said({ entities: [{ url, enabled: true, events: EVENTS.slice(1) }] }), said({}, 201)],
      2,
    ],
    [
      "registers none beside one that is switched off",
      [
        said({
          entities: [
            { url, enabled: false },
            { url, enabled: null, events: null },
          ],
        }),
      ],
      1,
    ],
    ["registers one where CXone lists none", [{ status: 405 }, said({}, 201)], 2],
    ["is content where CXone has it already", [{ status: 404 }, { status: 409 }], 2],
  ])("%s", async (_, answers, count) => {
    const { client, calls } = setUpClient(answers, { webhookUrl: ` ${url} ` });
    expect(await client.afterLive?.("f", WRITE)).toEqual({ ok: true, value: null });
    expect(calls()).toHaveLength(count);
  });

  it.each<[string, Json, readonly string[]]>([
    ["registers none that is there", [{ url }], []],
    ["registers one that is nowhere", [], ["POST /api/v2/event/webhooks"]],
  ])("follows the list to its end, and %s", async (_, entities, registered) => {
    const { client, calls } = setUpClient(
      [said({ entities: [], nextPageToken: "p 2" }), said({ entities, nextPageToken: "" }), said({}, 201)],
      { webhookUrl: url },
    );
    await client.afterLive?.("f", WRITE);
    expect(calls()).toEqual([
      "GET /api/v2/event/webhooks",
      "GET /api/v2/event/webhooks?nextPageToken=p%202",
      ...registered,
    ]);
  });

  it("says so where the list has no end, and registers nothing", async () => {
    const { client, calls } = setUpClient(Array(9).fill(said({ entities: [], nextPageToken: "again" })), {
      webhookUrl: url,
    });
    expect(await client.afterLive?.("f", WRITE)).toMatchObject({
      ok: false,
      error: { kind: "badAnswer", message: "NICE CXone's list of webhooks repeats a page, so nothing was registered." },
    });
    expect(calls()).toHaveLength(2);
  });

  it("says so where the list goes on at half a character, and registers nothing", async () => {
    const { client, calls } = setUpClient([said({ entities: [], nextPageToken: "\ud800" })], { webhookUrl: url });
    expect(await client.afterLive?.("f", WRITE)).toMatchObject({
      ok: false,
      error: {
        kind: "badAnswer",
        message: expect.stringMatching(/cannot be read at \/nextPageToken: .*half a character/u),
      },
    });
    expect(calls()).toHaveLength(1);
  });

  it("says where CXone has it switched off and takes no other", async () => {
    const { client } = setUpClient([said({ entities: [{ url, enabled: false }] }), { status: 409 }], {
      webhookUrl: url,
    });
    expect(await client.afterLive?.("f", WRITE)).toMatchObject({
      ok: false,
      error: {
        kind: "conflict",
        message: "NICE CXone has the tenant's webhook switched off or without some events. Switch it on there.",
      },
    });
  });

  it("registers one that was switched off under another key, which is no repeat of the first", async () => {
    const keys = await Promise.all(
      [[], [{ url, enabled: false }]].map(async (entities) => {
        const { client, all } = setUpClient([said({ entities }), said({}, 201)], { webhookUrl: url });
        await client.afterLive?.("f", WRITE);
        return all.at(-1)?.headers["idempotency-key"];
      }),
    );
    expect(keys).toEqual([expect.stringMatching(/^webhook-/), expect.stringMatching(/^webhook-/)]);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it("asks for nothing without an address, and refuses one that is none", async () => {
    const without = setUpClient([]);
    expect(await without.client.afterLive?.("f", WRITE)).toEqual({ ok: true, value: null });
    const plain = setUpClient([], { webhookUrl: "http://hooks.example.com" });
    expect(await plain.client.afterLive?.("f", WRITE)).toMatchObject({ ok: false, error: { kind: "notAllowed" } });
    expect([...without.all, ...plain.all]).toEqual([]);
  });
});
