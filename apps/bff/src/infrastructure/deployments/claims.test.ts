import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LeaseLost, openJournal } from "../../modules/deployments/engine/journal.ts";
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

async function queued(): Promise<string> {
  const { id: _id, ...flow } = customerSupportMenu();
  const credentials = { clientId: "c", clientSecret: "secret" };
  const tenant = {
    name: "T",
    dialect: "cxone-ivr-menus",
    baseUrl: "http://127.0.0.1:9/",
    authUrl: "http://127.0.0.1:9/t",
    credentials,
  };
  const { id: tenantId } = (await post("/api/tenants", tenant)).json();
  const { id: flowId } = (await post("/api/flows", flow)).json();
  const accepted = await post(`/api/flows/${flowId}/deployments`, { tenantId }, `claim-${flowId}`);
  expect(accepted.statusCode).toBe(202);
  return accepted.json().deploymentId;
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

async function end(held: Claim): Promise<void> {
  await journal(held).record({ changes: { state: "failed", endedAt: new Date() } });
}
