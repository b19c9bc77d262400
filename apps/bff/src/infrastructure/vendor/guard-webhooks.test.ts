import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { findClientFactory } from "@tonegraph/dialect-catalogue/client";
import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import type { DialectClient, VendorError } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { guardWebhooks } from "./guard-webhooks.ts";
import { checkTenantAddress } from "./host-check.ts";

const DIALECTS = ["cxone-flow-connections", "cxone-campaign-rules"];
const WRITE = { idempotencyKey: "key", deadlineMs: 1000 };

function guarded(
  dialect: string,
  webhookUrl: Json,
  answer: Result<null, VendorError> = ok(null),
): { client: DialectClient; told: string[] } {
  const told: string[] = [];
  const [descriptor, create] = [findDescriptor(dialect), findClientFactory(dialect)];
  if (descriptor === undefined || create === undefined) throw new Error(`there is no dialect ${dialect}`);
  const settings = { org: "acme", tenantHost: "acme.example.com", webhookUrl };
  const client = create({
    baseUrl: "https://vendor.example.com",
    authUrl: "https://vendor.example.com/token",
    settings,
    credentials: { clientId: "a", clientSecret: "b", scopes: [] },
    send: async () => ({ ok: false, error: { kind: "connection", message: "nobody is there", sent: false } }),
    clock: { now: () => 0, elapsed: () => 0, sleep: async () => {} },
    random: () => 0,
    requestId: () => "request",
  });
  const afterLive: DialectClient["afterLive"] = async (externalId) => {
    told.push(externalId);
    return answer;
  };
  const place = {
    name: () => "Acme EU",
    known: descriptor.settings,
    settings,
    isAllowed: (address: string) => checkTenantAddress(address, new Set(), (_host, done) => done(null, PUBLIC)),
  };
  return { client: guardWebhooks({ ...client, afterLive }, place), told };
}

const PUBLIC = [{ address: "93.184.215.14", family: 4 }];

describe.each(DIALECTS)("guardWebhooks, %s", (dialect) => {
  it.each<[Json, string]>([
    ["http://public.example.com/x", "beginning with https://"],
    ["https://127.0.0.1/x", "127.0.0.1 is not an address on the public internet"],
    ["https://hooks.internal/x", "hooks.internal is not an address"],
    ["not a url", "beginning with https://"],
    [{ url: "https://hooks.example.com" }, "beginning with https://"],
  ])("registers nothing for %j, and names the tenant and the setting", async (address, words) => {
    const { client, told } = guarded(dialect, address);
    const answer = await client.afterLive?.("flow_a", WRITE);
    expect(answer).toMatchObject({ ok: false, error: { kind: "notAllowed", ambiguous: false } });
    const message = answer?.ok === false ? answer.error.message : "";
    expect(message).toContain('Tenant "Acme EU", setting webhookUrl, so nobody is told of this flow.');
    expect(message).toContain(words);
    expect(told).toEqual([]);
  });

  it.each<[Json]>([[""], [null], ["https://hooks.example.com/calls"]])("lets %j pass", async (address) => {
    const { client, told } = guarded(dialect, address);
    expect(await client.afterLive?.("flow_a", WRITE)).toEqual({ ok: true, value: null });
    expect(told).toEqual(["flow_a"]);
  });

  it.each([
    "https://hooks.example.com/in/hook-8c1f?key=k3y%2Fof4ll&x=1",
    "in/hook-8c1f?key=k3y%2Fof4ll&x=1",
    '{"url":"https:\\/\\/hooks.example.com\\/in\\/hook-8c1f"}',
    "https%3A%2F%2Fhooks.example.com%2Fin%2Fhook-8c1f%3Fkey%3Dk3y%252Fof4ll%26x%3D1",
    "no webhook with k3y/of4ll",
  ])("repeats no more of the address than its host, where an answer says %j", async (said) => {
    const words = { message: `It was refused (${said}).`, vendorMessage: `NICE says: ${said}` };
    const refused = { kind: "rejected", ambiguous: false, status: 400, ...words } as const;
    const address = " https://hooks.example.com/in/hook-8c1f?key=k3y%2Fof4ll&x=1 ";
    const { client } = guarded(dialect, address, err(refused));
    const answer = await client.afterLive?.("flow_a", WRITE);
    expect(answer).toMatchObject({ ok: false, error: { kind: "rejected", status: 400 } });
    expect(JSON.stringify(answer)).toContain("It was refused (");
    expect(JSON.stringify(answer)).not.toMatch(/hook-8c1f|k3y|of4ll/u);
  });
});
