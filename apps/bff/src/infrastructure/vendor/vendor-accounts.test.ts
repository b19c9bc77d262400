import { err } from "@tonegraph/flow-model";
import { afterAll, beforeAll, expect, it } from "vitest";
import { labTenant } from "../../testing/lab-tenant.ts";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";
import { createLogger } from "../logging/create-logger.ts";
import { createSecretScrubber } from "../logging/secret-scrubber.ts";
import { createSilences } from "../tenant-sharing/silences.ts";
import { createSecretBox } from "./secret-box.ts";
import { createVendorAccounts, SYSTEM_CLOCK } from "./vendor-accounts.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff({ TONEGRAPH_ALLOW_PRIVATE_HOSTS: "127.0.0.1" });
});
afterAll(() => test.close());

function storedAccounts() {
  const { db } = test.database;
  const nothing = () => undefined;
  const destination = { write: nothing };
  const logger = createLogger({ level: "silent", destination, scrubber: createSecretScrubber() });
  return createVendorAccounts({
    db,
    secretBox: createSecretBox(Buffer.alloc(32, 7)),
    send: async () => err({ kind: "connection", message: "nobody is there", sent: false }),
    clock: SYSTEM_CLOCK,
    shared: { db, logger, silences: createSilences({ db, logger, channels: { listen: nothing } }) },
    onAttempt: nothing,
    onCall: nothing,
    onBreaker: nothing,
    onSecret: nothing,
    isAllowed: async () => err("Not there."),
  });
}

it("calls a tenant by its new name, though its client stays", async () => {
  const lab = labTenant("http://127.0.0.1:9", "cxone-flow-connections");
  const payload = { ...lab, settings: { ...lab.settings, webhookUrl: "https://203.0.114.7/told" } };
  const { id: tenantId } = (await test.asAdmin({ method: "POST", url: "/api/tenants", payload })).json();
  const place = { workspaceId: "ws_default", tenantId };
  const accounts = storedAccounts();
  const client = async () => {
    const made = await accounts.client(place);
    if (!made.ok) throw new Error(made.error.detail);
    return made.value;
  };
  const first = await client();
  const write = { idempotencyKey: "key", deadlineMs: 1000 };
  expect(await first.afterLive?.("flow_a", write)).toMatchObject({
    error: { message: expect.stringContaining(`Tenant "${lab.name}", setting webhookUrl`) },
  });
  await test.asAdmin({ method: "PATCH", url: `/api/tenants/${tenantId}`, payload: { name: "Renamed" } });
  accounts.forget();
  const later = await client();
  expect(later).toBe(first);
  expect(await later.afterLive?.("flow_a", write)).toMatchObject({
    error: { message: expect.stringContaining('Tenant "Renamed", setting webhookUrl') },
  });
});
