// What is done once at a vendor for a tenant, over all processes and restarts. A process that dies while it is at it holds
// the others up for as long as its request may take.
import { createHash } from "node:crypto";
import type { Result } from "@tonegraph/flow-model";
import type { Clock, DoOnce, OnceWish, VendorError } from "@tonegraph/vendor-kit";
import { sql } from "kysely";
import { leaseIsOver } from "../database/lease-over.ts";
import { inTime } from "./in-time.ts";
import { goOn, ofTenant, PATIENCE_MS, type SharedTenant } from "./shared-tenant.ts";

const LOOK_EVERY_MS = 100;
/** More than anything may take that is done once. */
const LONGEST = sql`interval '10 minutes'`;

/** As `TenantSharing.once` says. */
export async function doOnce(
  { task, subject, deadlineMs }: OnceWish,
  work: DoOnce,
  shared: SharedTenant & { readonly clock: Clock },
): Promise<Result<null, VendorError> | null> {
  const { clock } = shared;
  // An address may have a secret in it.
  const one: Task = { task, digest: createHash("sha256").update(subject).digest("base64url") };
  const until = clock.elapsed() + deadlineMs;
  for (;;) {
    const standing = await inTime(claim(one, until - clock.elapsed(), shared), PATIENCE_MS, goOn(shared));
    if (standing === null) return work(false);
    if (standing.claimed) {
      const done = await work(standing.doneBefore);
      await inTime(settle(one, done.ok, shared), PATIENCE_MS, goOn(shared));
      return done;
    }
    if (until - clock.elapsed() <= LOOK_EVERY_MS) return null;
    await clock.sleep(LOOK_EVERY_MS);
  }
}

interface Task {
  readonly task: string;
  readonly digest: string;
}

type Standing = { readonly claimed: false } | { readonly claimed: true; readonly doneBefore: boolean };

async function claim({ task, digest }: Task, forMs: number, shared: SharedTenant): Promise<Standing> {
  const { db, workspaceId, tenantId, member } = shared;
  const { rows } = await sql<{ done_at: Date | null }>`
    insert into vendor_tasks as t (workspace_id, tenant_id, task, subject, doing_by, doing_until)
    values (${workspaceId}, ${tenantId}, ${task}, ${digest}, ${member},
      clock_timestamp() + ${forMs} * interval '1 millisecond')
    on conflict (workspace_id, tenant_id, task, subject) do update
      set doing_by = excluded.doing_by, doing_until = excluded.doing_until
      where ${leaseIsOver("t.doing_until", LONGEST)}
    returning done_at`.execute(db);
  const [row] = rows;
  return row === undefined ? { claimed: false } : { claimed: true, doneBefore: row.done_at !== null };
}

/** Lets go of it, and remembers a success even where the claim was over by then: the vendor has it all the same. */
async function settle({ task, digest }: Task, isDone: boolean, shared: SharedTenant): Promise<void> {
  const { db, member } = shared;
  const place = sql`${ofTenant(shared)} and task = ${task} and subject = ${digest}`;
  if (isDone) await sql`update vendor_tasks set done_at = clock_timestamp() where ${place}`.execute(db);
  await sql`
    update vendor_tasks set doing_by = null, doing_until = null where ${place} and doing_by = ${member}`.execute(db);
}
