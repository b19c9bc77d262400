// What must be done once for a tenant, by several clients' worth of processes on one real PostgreSQL.
import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createLogger } from "../logging/create-logger.ts";
import { createSecretScrubber } from "../logging/secret-scrubber.ts";
import type { TenantPlace } from "../../kernel/vendor-accounts.ts";
import { startReplicaRig, type ReplicaRig } from "../../testing/replica-rig.ts";
import { doOnce } from "./do-once.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const WISH = { task: "webhook", subject: "https://vendor.test https://hooks.test/a?key=s3cret", deadlineMs: 60_000 };
const OTHER = { ...WISH, subject: "https://vendor.test https://hooks.test/b" };

let rig: ReplicaRig;
let place: TenantPlace;
beforeAll(async () => {
  rig = await startReplicaRig();
});
afterAll(() => rig.close());

function client(member: string) {
  const logger = createLogger({
    level: "silent",
    destination: { write: () => undefined },
    scrubber: createSecretScrubber(),
  });
  const clock = { now: () => Date.now(), elapsed: () => performance.now(), sleep: (ms: number) => sleep(ms) };
  const shared = { ...place, db: rig.database.db, logger, clock, member, stamp: "" };
  const seen: boolean[] = [];
  const work = (answer: Result<null, VendorError> = ok(null)) => {
    return async (doneBefore: boolean): Promise<Result<null, VendorError>> => {
      seen.push(doneBefore);
      await sleep(5);
      return answer;
    };
  };
  return {
    seen,
    work,
    once: (wish: typeof WISH, answer?: Result<null, VendorError>) => doOnce(wish, work(answer), shared),
  };
}

const refused = err({ kind: "rejected", message: "No.", ambiguous: false } as const);

describe("doOnce", () => {
  it("is at it alone, and knows over restarts what was done, for each thing that it was done for", async () => {
    ({ place } = await rig.newTenant());
    const [left, right] = [client("left"), client("right")];
    await Promise.all([left, right, left, right, left].map(({ once }) => once(WISH)));
    const told = [...left.seen, ...right.seen];
    expect([told.length, told.filter((doneBefore) => !doneBefore).length]).toEqual([5, 1]);

    const later = client("later");
    for (const wish of [WISH, OTHER, OTHER, WISH]) await later.once(wish);
    expect(later.seen).toEqual([true, false, true, true]);
    const { rows } = await sql`select * from vendor_tasks where tenant_id = ${place.tenantId}`.execute(rig.database.db);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("s3cret");
  });

  it("remembers no failure, and forgets nothing for one", async () => {
    ({ place } = await rig.newTenant());
    const one = client("one");
    expect(await one.once(WISH, refused)).toEqual(refused);
    await one.once(WISH);
    await one.once(OTHER, refused);
    await one.once(WISH);
    expect(one.seen).toEqual([false, false, false, true]);
  });

  it("waits for one that died while it was at it, and no longer than it may", async () => {
    ({ place } = await rig.newTenant());
    const claimFor = (span: string) => sql`
      update vendor_tasks set doing_by = 'dead', doing_until = clock_timestamp() + ${span}::interval
      where tenant_id = ${place.tenantId}`;
    const one = client("one");
    await one.once(WISH, refused);
    await claimFor("5 minutes").execute(rig.database.db);
    expect(await one.once({ ...WISH, deadlineMs: 150 })).toBeNull();
    await claimFor("200 milliseconds").execute(rig.database.db);
    expect(await one.once(WISH)).toEqual(ok(null));
    // So long nothing takes: the database's clock was turned back.
    await claimFor("1 hour").execute(rig.database.db);
    expect(await one.once({ ...WISH, deadlineMs: 150 })).toEqual(ok(null));
    expect(one.seen).toEqual([false, false, true]);
  });
});
