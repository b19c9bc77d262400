import type { ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { said, setUpClient, WRITE } from "../__fixtures__/scripted-client.ts";

describe("ensureWebhook", () => {
  const url = "https://hooks.example.com/cxone";
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
    ["registers one where CXone lists none", [{ status: 405 }, said({}, 201)], 2],
    ["is content where CXone has it already", [{ status: 404 }, { status: 409 }], 2],
  ])("%s", async (_, answers, count) => {
    const { client, calls } = setUpClient(answers, { webhookUrl: ` ${url} ` });
    expect(await client.afterLive?.("f", WRITE)).toEqual({ ok: true, value: null });
    expect(calls()).toHaveLength(count);
  });

  it("asks for nothing without an address, and refuses one that is none", async () => {
    const without = setUpClient([]);
    expect(await without.client.afterLive?.("f", WRITE)).toEqual({ ok: true, value: null });
    const plain = setUpClient([], { webhookUrl: "http://hooks.example.com" });
    expect(await plain.client.afterLive?.("f", WRITE)).toMatchObject({ ok: false, error: { kind: "notAllowed" } });
    expect([...without.all, ...plain.all]).toEqual([]);
  });
});
