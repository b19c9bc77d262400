import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LeaseLost, openJournal } from "../../modules/deployments/engine/journal.ts";
import { labTenant } from "../../testing/lab-tenant.ts";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";
import { createStorage } from "../database/storage.ts";
import { checkMasterKey } from "../vendor/check-master-key.ts";
import { createSecretBox } from "../vendor/secret-box.ts";
import { claimDeployment, releaseClaim, renewClaim, type Claim } from "./claims.ts";
import { deploymentStore } from "./deployment-store.ts";
import { removeExpired } from "./housekeeping.ts";

// A BFF whose worker was never started: what is accepted stays queued until a test claims it.
let test: TestBff;
beforeAll(async () => {
  test = await startTestBff({ TONEGRAPH_ALLOW_PRIVATE_HOSTS: "127.0.0.1" });
});
afterAll(() => test.close());

let made = 0;

async function queued(): Promise<string> {
  return (await queuedAt()).id;
}

async function queuedAt(): Promise<{ readonly id: string; readonly flowId: string; readonly tenantId: string }> {
  const { id: _id, ...flow } = customerSupportMenu();
  const credentials = { clientId: "c", clientSecret: "secret" };
  const tenant = {
    name: `T ${(made += 1)}`,
    dialect: "cxone-ivr-menus",
    baseUrl: "http://127.0.0.1:9/",
    authUrl: "http://127.0.0.1:9/t",
    credentials,
  };
  const { id: tenantId } = (await post("/api/tenants", tenant)).json();
  const { id: flowId } = (await post("/api/flows", flow)).json();
  const accepted = await post(`/api/flows/${flowId}/deployments`, { tenantId }, `claim-${flowId}`);
  expect(accepted.statusCode).toBe(202);
  return { id: accepted.json().deploymentId, flowId, tenantId };
}

function post(url: string, payload: object, key = "none") {
  return test.asAdmin({ method: "POST", url, payload, headers: { "idempotency-key": key } });
}

// Longer than any machine stalls; a lease runs out when a test says so.
const LEASE_MS = 3_600_000;
const claim = (owner: string) => claimDeployment(test.database.db, { owner, leaseMs: LEASE_MS });
const journal = (held: Claim) => openJournal(held, createStorage(test.database.db, deploymentStore));

async function claimed(owner: string): Promise<Claim> {
  const held = await claim(owner);
  if (held === null) throw new Error("there is nothing to claim");
  return held;
}

async function runOut(id: string): Promise<void> {
  const query = sql`update deployments set lease_until = lease_until - lease_length - interval '1 second' where id = ${id}`;
  const { numAffectedRows } = await query.execute(test.database.db);
  expect(numAffectedRows).toBe(1n);
}

describe("claims", () => {
  it("are given to one worker each, and again when the lease has run out", async () => {
    const id = await queued();
    const claims = await Promise.all(Array.from({ length: 10 }, (_, index) => claim(`worker-${index}`)));
    const winners = claims.filter((held) => held !== null);
    expect(winners.map((held) => held.id)).toEqual([id]);
    expect(await claim("late")).toBeNull();
    await runOut(id);
    const second = await claimed("second");
    expect(second).toMatchObject({ id, fence: (winners[0]?.fence ?? 0) + 1 });
    await releaseClaim(test.database.db, second);
    const third = await claimed("third");
    expect(third.fence).toBe(second.fence + 1);
    await end(third);
  });

  it("are void for whoever was paused beyond the lease: nothing can be written any more", async () => {
    await queued();
    const paused = await claimed("paused");
    await journal(paused).record({ changes: { state: "authenticating" } });
    await runOut(paused.id);
    const present = await claimed("present");
    expect(present.id).toBe(paused.id);
    await expect(journal(paused).record({ changes: { state: "live" } })).rejects.toThrow(LeaseLost);
    await expect(journal(paused).intend({ operation: "replace", deadlineMs: 1000 })).rejects.toThrow(LeaseLost);
    expect(await renewClaim(test.database.db, paused)).toBe(false);
    expect(await renewClaim(test.database.db, present)).toBe(true);
    expect(await journal(present).writes()).toEqual([]);
    expect((await journal(present).load()).state).toBe("authenticating");
    await end(present);
  });

  it("are given again, and writes waited for no longer than they may take, when the clock was turned back", async () => {
    const id = await queued();
    const gone = await claimed("gone");
    await journal(gone).intend({ operation: "replace", deadlineMs: 5000 });
    const turnBack = (by: string) =>
      sql`update deployments set lease_until = lease_until + ${by}::interval where id = ${id}`.execute(
        test.database.db,
      );
    await turnBack("1 second");
    expect(await claim("eager")).toBeNull();
    await turnBack("2 hours");
    await sql`
      update deployment_writes set intended_at = intended_at + interval '2 hours', deadline_at = deadline_at + interval '2 hours'
      where deployment_id = ${id}`.execute(test.database.db);
    const present = await claimed("present");
    expect(present.id).toBe(id);
    expect(await journal(present).writes()).toMatchObject([{ state: "intended", deadlineInMs: 5000 }]);
    await end(present);
  });

  it("are not made on what was cancelled, and what has begun cannot be cancelled", async () => {
    const id = await queued();
    const cancelled = await post(`/api/deployments/${id}/cancel`, {});
    expect(cancelled.json()).toMatchObject({ id, state: "cancelled" });
    expect((await post(`/api/deployments/${id}/cancel`, {})).json()).toMatchObject({
      status: 409,
      code: "deployment-not-cancellable",
    });
    expect(await claim("nobody")).toBeNull();
    const begun = await queued();
    const held = await claimed("worker");
    await journal(held).record({ changes: { state: "authenticating" } });
    expect((await post(`/api/deployments/${begun}/cancel`, {})).statusCode).toBe(409);
    await end(held);
  });
});

describe("a queued publish", () => {
  it("gives way to a newer version while nobody has begun it, and to nothing else", async () => {
    const { id, flowId, tenantId } = await queuedAt();
    const publish = (key: string) => post(`/api/flows/${flowId}/deployments`, { tenantId }, `${key}-${flowId}`);
    expect((await publish("same")).json()).toMatchObject({ status: 409, code: "deployment-in-progress" });
    await rename(flowId, "Newer");
    const newer = await publish("newer");
    expect(newer.statusCode).toBe(202);
    const former = (await test.asAdmin({ method: "GET", url: `/api/deployments/${id}` })).json();
    expect(former).toMatchObject({ state: "superseded", error: { code: "newer-published" } });
    const held = await claimed("worker");
    expect(held.id).toBe(newer.json().deploymentId);
    await rename(flowId, "Newest");
    expect((await publish("begun")).json()).toMatchObject({ status: 409, code: "deployment-in-progress" });
    await end(held);
  });
});

describe("what waits for its time", () => {
  it("is not claimed before, and is begun by one of many processes", async () => {
    const { id, flowId, tenantId } = await queuedAt();
    await test.asAdmin({ method: "POST", url: `/api/deployments/${id}/cancel` });
    const schedule = { from: "2099-01-01T08:00", timeZone: "Europe/Berlin" };
    const accepted = await post(`/api/flows/${flowId}/deployments`, { tenantId, schedule }, `schedule-${flowId}`);
    const { deploymentId } = accepted.json();
    expect(await claim("nobody")).toBeNull();
    const storage = createStorage(test.database.db, deploymentStore);
    const begin = { artefactHash: "h", expectedHash: null, externalId: null, overDrift: null, warnings: [] };
    const begun = await Promise.all(
      Array.from({ length: 10 }, () => storage.in("ws_default").beginScheduled(deploymentId, begin)),
    );
    expect(begun.filter(Boolean)).toHaveLength(1);
    const held = await claimed("worker");
    expect(held.id).toBe(deploymentId);
    await end(held);
  });

  it("is left to the vendor where that keeps a window of its own and nothing is live: published at once", async () => {
    const campaignRules = findDescriptor("cxone-campaign-rules");
    if (campaignRules === undefined) throw new Error("there is no such dialect");
    const { id: _id, ...flow } = menuWithKey("2", campaignRules.profile);
    const { id: flowId } = (await post("/api/flows", flow)).json();
    const { id: tenantId } = (await post("/api/tenants", labTenant("http://127.0.0.1:9", campaignRules.id))).json();
    const schedule = { from: "2099-01-01T08:00", until: "2099-01-02T08:00", timeZone: "Europe/Berlin" };
    const plan = (await post(`/api/flows/${flowId}/plan`, { tenantId, schedule })).json();
    expect(plan.schedule).toMatchObject({ by: "vendor", returnsTo: null });
    const accepted = await post(`/api/flows/${flowId}/deployments`, { tenantId, schedule }, `window-${flowId}`);
    const { deploymentId } = accepted.json();
    const made = (await test.asAdmin({ method: "GET", url: `/api/deployments/${deploymentId}` })).json();
    const window = { effectiveDate: "2099-01-01T07:00:00.000Z", expirationDate: "2099-01-02T07:00:00.000Z" };
    expect(made).toMatchObject({ state: "queued", window });
    expect(made).not.toHaveProperty("schedule");
    await post(`/api/deployments/${deploymentId}/cancel`, {});
  });
});

describe("an approval that is withdrawn", () => {
  it("stops a deployment that was accepted with it and has written nothing yet", async () => {
    const place = await queuedAt();
    await test.asAdmin({ method: "POST", url: `/api/deployments/${place.id}/cancel` });
    const settings = { publishing: { approvals: 1 } };
    await test.asAdmin({ method: "PATCH", url: `/api/tenants/${place.tenantId}`, payload: { settings } });
    const asked = (await post(`/api/flows/${place.flowId}/approvals`, { tenantId: place.tenantId })).json();
    const cookie = await test.signIn();
    const headers = { cookie, "x-tonegraph-request": "1" };
    const decide = (verb: string, payload: object) =>
      test.request({ method: "POST", url: `/api/approvals/${asked.id}/${verb}`, payload, headers });
    expect((await decide("approve", { contentHash: asked.contentHash })).statusCode).toBe(200);
    const publish = { tenantId: place.tenantId };
    const accepted = await post(`/api/flows/${place.flowId}/deployments`, publish, `approved-${place.flowId}`);
    const held = await claimed("worker");
    expect(held.id).toBe(accepted.json().deploymentId);
    expect(await journal(held).unapproved()).toBeNull();
    expect((await decide("withdraw", {})).statusCode).toBe(200);
    expect(await journal(held).unapproved()).toMatchObject({ code: "approval-needed" });
    await end(held);
  });
});

describe("housekeeping", () => {
  it("forgets keys and events after seven days and not before", async () => {
    const { db } = test.database;
    await sql`update idempotency_keys set created_at = created_at - interval '6 days 23 hours'`.execute(db);
    const before = await db.selectFrom("idempotency_keys").select("key").execute();
    await removeExpired(db);
    expect(await db.selectFrom("idempotency_keys").select("key").execute()).toEqual(before);
    await sql`update idempotency_keys set created_at = created_at - interval '2 hours'`.execute(db);
    await sql`update outbox set at = at - interval '8 days'`.execute(db);
    await removeExpired(db);
    expect(await db.selectFrom("idempotency_keys").select("key").execute()).toEqual([]);
    expect(await db.selectFrom("outbox").select("id").execute()).toEqual([]);
  });
});

describe("the master key", () => {
  it("must be the one that credentials were sealed with", async () => {
    await expect(checkMasterKey(test.database.db, createSecretBox(Buffer.alloc(32, 7)))).resolves.toBeUndefined();
    await expect(checkMasterKey(test.database.db, createSecretBox(Buffer.alloc(32, 8)))).rejects.toThrow(
      "Put the former key back",
    );
  });
});

async function rename(flowId: string, name: string): Promise<void> {
  const url = `/api/flows/${flowId}`;
  const draft = await test.asAdmin({ method: "GET", url });
  const headers = { "if-match": String(draft.headers.etag) };
  await test.asAdmin({ method: "PUT", url, payload: Object.assign(draft.json(), { name }), headers });
}

async function end(held: Claim): Promise<void> {
  await journal(held).record({ changes: { state: "failed", endedAt: new Date() } });
}
