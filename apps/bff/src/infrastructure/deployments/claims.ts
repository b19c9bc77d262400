// Taking and holding deployments. Claims are made across workspaces, by one statement: rows that another worker is just
// taking are skipped, a lease that ran out is free, and every claim raises the fence, which makes the former one void.
import { FINAL_STATES } from "@tonegraph/api-contract";
import { sql, type Kysely } from "kysely";
import type { Fence } from "../../modules/deployments/ports.ts";
import { leaseIsOver } from "../database/lease-over.ts";
import type { Database } from "../database/schema.ts";

/** A claim on one deployment. */
export interface Claim extends Fence {
  readonly workspaceId: string;
}

/** Takes the oldest deployment that nobody holds; null when there is none. */
export async function claimDeployment(
  db: Kysely<Database>,
  { owner, leaseMs }: { readonly owner: string; readonly leaseMs: number },
): Promise<Claim | null> {
  const lease = sql`${leaseMs} * interval '1 millisecond'`;
  const { rows } = await sql<Claim>`
    update deployments set
      lease_owner = ${owner}, lease_length = ${lease}, lease_until = clock_timestamp() + ${lease}, fence = fence + 1
    where (workspace_id, id) = (
      select workspace_id, id from deployments
      where state not in (${sql.join([...FINAL_STATES, "scheduled"])})
        and ${leaseIsOver("lease_until", sql.ref("lease_length"))}
      order by created_at limit 1 for update skip locked
    )
    returning workspace_id as "workspaceId", id, fence`.execute(db);
  return rows[0] ?? null;
}

/** Prolongs a claim; false when it is void or its deployment has ended. */
export async function renewClaim(db: Kysely<Database>, { workspaceId, id, fence }: Claim): Promise<boolean> {
  const renewed = await sql`
    update deployments set lease_until = clock_timestamp() + lease_length
    where workspace_id = ${workspaceId} and id = ${id} and fence = ${fence} and state not in (${sql.join([...FINAL_STATES])})
  `.execute(db);
  return renewed.numAffectedRows === 1n;
}

/** Counts that something was thrown under this claim; gives how often that happened by now, null where the claim is void. */
export async function countFault(db: Kysely<Database>, { workspaceId, id, fence }: Claim): Promise<number | null> {
  const { rows } = await sql<{ readonly faults: number }>`
    update deployments set faults = faults + 1
    where workspace_id = ${workspaceId} and id = ${id} and fence = ${fence} and state not in (${sql.join([...FINAL_STATES])})
    returning faults`.execute(db);
  return rows[0]?.faults ?? null;
}

/** Gives a claim back, so that another worker need not wait for the lease to run out. */
export async function releaseClaim(db: Kysely<Database>, { workspaceId, id, fence }: Claim): Promise<void> {
  await sql`
    update deployments set lease_until = null, lease_owner = null
    where workspace_id = ${workspaceId} and id = ${id} and fence = ${fence}
  `.execute(db);
}
