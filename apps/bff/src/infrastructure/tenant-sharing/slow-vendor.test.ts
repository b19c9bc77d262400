// Claims on a vendor that takes its time, on one real PostgreSQL.
import type { AccessToken, VendorError } from "@tonegraph/vendor-kit";
import { err, type Result } from "@tonegraph/flow-model";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { TenantPlace } from "../../kernel/vendor-accounts.ts";
import { startReplicaRig, type ReplicaRig } from "../../testing/replica-rig.ts";
import { createLogger } from "../logging/create-logger.ts";
import { createSecretScrubber } from "../logging/secret-scrubber.ts";
import { SYSTEM_CLOCK } from "../vendor/vendor-accounts.ts";
import { renewToken } from "./renew-token.ts";
import { createSilences } from "./silences.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let rig: ReplicaRig;
beforeAll(async () => {
  rig = await startReplicaRig();
});
afterEach(() => vi.useRealTimers());
afterAll(() => rig.close());

const tenantOf = (place: TenantPlace, member: string) => {
  const destination = { write: () => undefined };
  const logger = createLogger({ level: "silent", destination, scrubber: createSecretScrubber() });
  return { ...place, db: rig.database.db, logger, member, stamp: "" };
};

/** For how long whoever has the claim still has it, in milliseconds. */
async function claimOf(place: TenantPlace, table: "vendor_tokens" | "vendor_silences"): Promise<number> {
  const until = sql.ref(table === "vendor_tokens" ? "renewing_until" : "probe_until");
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from ${until} - clock_timestamp())::float8 * 1000 as ms from ${sql.table(table)}
    where tenant_id = ${place.tenantId}`.execute(rig.database.db);
  return rows[0]?.ms ?? 0;
}

it("a sign-in that takes longer than a claim keeps it, and nobody else signs in meanwhile", async () => {
  const { place } = await rig.newTenant();
  const tools = {
    clock: SYSTEM_CLOCK,
    onSecret: () => undefined,
    seal: (text: string) => Buffer.from(text),
    open: (sealed: Buffer) => sealed.toString(),
  };
  const asked: string[] = [];
  const answer = Promise.withResolvers<Result<AccessToken, VendorError>>();
  const renew = (member: string, deadlineMs: number) =>
    renewToken(
      { deadlineMs, isGood: () => true },
      () => {
        asked.push(member);
        return answer.promise;
      },
      { ...tenantOf(place, member), ...tools },
    );
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const slow = renew("slow", 60_000);
  await vi.waitFor(() => expect(asked).toEqual(["slow"]));
  // As if nearly ten seconds had passed.
  await sql`
    update vendor_tokens set renewing_until = clock_timestamp() + interval '1 second'
    where tenant_id = ${place.tenantId}`.execute(rig.database.db);
  vi.advanceTimersByTime(3000);
  await vi.waitFor(async () => expect(await claimOf(place, "vendor_tokens")).toBeGreaterThan(5000));
  expect(await renew("other", 150)).toBeNull();
  answer.resolve(err({ kind: "timeout", message: "No answer.", ambiguous: false }));
  expect(await slow).toMatchObject({ ok: false });
  expect(asked).toEqual(["slow"]);
  expect(vi.getTimerCount()).toBe(0);
});

it("a call that tries again holds the others up for longer than it may take itself", async () => {
  const { place } = await rig.newTenant();
  const tenant = tenantOf(place, "living");
  const { db, logger } = tenant;
  const silences = createSilences({ db, channels: { listen: () => undefined }, logger });
  expect(await silences.claimProbe(tenant, { group: "flows", forMs: 60_000 })).toBe(true);
  expect(await claimOf(place, "vendor_silences")).toBeGreaterThan(60_000);
  expect(await silences.claimProbe(tenantOf(place, "other"), { group: "flows", forMs: 60_000 })).toBe(false);
});
