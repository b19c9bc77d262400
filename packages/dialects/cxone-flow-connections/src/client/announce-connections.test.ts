import type { Json } from "@tonegraph/flow-model";
import { createScriptedSend, createTestClock, tokenAnswer, type ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { mainMenuPayload } from "../__fixtures__/document-payloads.ts";
import { descriptor } from "../index.ts";
import { createClient } from "./create-client.ts";

const HOOK = "https://hooks.example.com/cxone-flow-sync";

function setUp(settings: Readonly<Record<string, Json>>, hook: ScriptedAnswer = { status: 204 }) {
  const vendor = createScriptedSend(({ url }) => {
    if (url.endsWith("/oauth/token")) return tokenAnswer("token-4f8a");
    return url === HOOK ? hook : { status: 200, body: JSON.stringify(mainMenuPayload) };
  });
  const client = createClient({
    ...descriptor.defaultUrls({ org: "acme" }),
    settings,
    credentials: { clientId: "c", clientSecret: "s", scopes: descriptor.scopes },
    send: vendor.send,
    clock: createTestClock(),
    random: () => 0.5,
    requestId: () => "r",
  });
  const write = { idempotencyKey: "idx_1-afterLive", deadlineMs: 10_000 };
  const published = { idempotencyKey: "idx_1-create", latencyMs: 412 };
  const announce = () => client.afterLive?.("ivr_main_menu_v2", { ...write, published });
  return { announce, requests: vendor.requests };
}

describe("announceConnections", () => {
  it("tells the tenant's own system what was registered, and gives it no token", async () => {
    const { announce, requests } = setUp({ webhookUrl: HOOK });
    expect(await announce()).toEqual({ ok: true, value: null });
    const told = requests.at(-1);
    expect(JSON.stringify(told)).not.toContain("token-4f8a");
    expect(JSON.parse(told?.body ?? "")).toEqual({
      event: "flow.connections.updated",
      payload: {
        timestamp: Date.parse("2026-01-05T09:00:00Z") / 1000,
        flow_id: "ivr_main_menu_v2",
        idempotency_key: "idx_1-create",
        connection_count: 5,
        latency_ms: 412,
        validation_success: true,
        status: "registered",
      },
    });
  });

  it.each<[string, ScriptedAnswer, string, string]>([
    ["refuses", { status: 500 }, "rejected", "The tenant's webhook answered 500 when it was told of the flow."],
    [
      "is away",
      { failure: "connection", sent: false, message: "nothing answers at hooks.example.com" },
      "connection",
      "The tenant's webhook could not be reached (nothing answers at hooks.example.com).",
    ],
    [
      "is silent",
      { failure: "timeout", sent: true, message: "" },
      "timeout",
      "The tenant's webhook did not answer in time.",
    ],
  ])("says so when that system %s", async (...[, hook, kind, message]) => {
    const { announce } = setUp({ webhookUrl: HOOK }, hook);
    expect(await announce()).toMatchObject({ ok: false, error: { kind, message, ambiguous: false } });
  });

  it("sends nothing without an address, or to one that is not https", async () => {
    const without = setUp({});
    expect(await without.announce()).toEqual({ ok: true, value: null });
    const plain = setUp({ webhookUrl: "http://hooks.example.com/" });
    expect(await plain.announce()).toMatchObject({ ok: false, error: { kind: "notAllowed" } });
    expect([...without.requests, ...plain.requests]).toEqual([]);
  });
});
