// What processes share of a tenant, after somebody turned the database's clock back by an hour: what was written down before
// that lies an hour ahead.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startReplicaRig, type ReplicaRig } from "../../testing/replica-rig.ts";
import { createLogger } from "../logging/create-logger.ts";
import { createSecretScrubber } from "../logging/secret-scrubber.ts";
import { createAttemptCounter } from "../repositories/count-attempts.ts";
import { createSilences } from "./silences.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let rig: ReplicaRig;
beforeAll(async () => {
  rig = await startReplicaRig();
});
afterAll(() => rig.close());

it("a sign-in does not wait for one that was begun before and never ended", async () => {
  const { place, vendor } = await rig.newTenant();
  await sql`
    insert into vendor_tokens (workspace_id, tenant_id, stamp, renewing_by, renewing_until)
    values (${place.workspaceId}, ${place.tenantId}, '', 'dead', clock_timestamp() + interval '1 hour')`.execute(
    rig.database.db,
  );
  const client = await rig.newReplica().client(place);
  expect((await client.signIn()).ok).toBe(true);
  expect(vendor.count("signIns")).toBe(1);
});

it("a token of which nobody knows how old it is is not taken over", async () => {
  const { place, vendor } = await rig.newTenant();
  await (await rig.newReplica().client(place)).signIn();
  await sql`
    update vendor_tokens set obtained_at = obtained_at + interval '1 hour' where tenant_id = ${place.tenantId}`.execute(
    rig.database.db,
  );
  await (await rig.newReplica().client(place)).signIn();
  expect(vendor.count("signIns")).toBe(2);
});

it("a vendor is tried again though somebody else was to, who may be gone", async () => {
  const { place } = await rig.newTenant();
  const { db } = rig.database;
  await sql`
    insert into vendor_silences (workspace_id, tenant_id, route_group, stamp, until, turn, probe_by, probe_until)
    values (${place.workspaceId}, ${place.tenantId}, 'flows', '', clock_timestamp(), 1, 'dead',
      clock_timestamp() + interval '1 hour')`.execute(db);
  const destination = { write: () => undefined };
  const logger = createLogger({ level: "silent", destination, scrubber: createSecretScrubber() });
  const silences = createSilences({ db, channels: { listen: () => undefined }, logger });
  const tenant = { ...place, db, logger, member: "living", stamp: "" };
  expect(await silences.claimProbe(tenant, { group: "flows", forMs: 15_000 })).toBe(true);
});

it("nobody is kept from signing in to Tonegraph for longer than a window", async () => {
  const { db } = rig.database;
  const limit = { windowMs: 60_000, most: 3 };
  const key = Buffer.alloc(32, 9);
  await createAttemptCounter({ db, key })("192.0.2.1", limit);
  await sql`update sign_in_attempts set attempts = 3, until = until + interval '1 hour'`.execute(db);
  const { attempts, endsInMs } = await createAttemptCounter({ db, key })("192.0.2.1", limit);
  expect(attempts).toBe(4);
  expect(endsInMs).toBeLessThanOrEqual(60_000);
});
