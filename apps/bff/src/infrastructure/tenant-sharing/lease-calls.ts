// Slices of a tenant's calls, from one row. No lock outlives a statement: a process that is paused between two of them must
// not hold the others up. Who finds that the row changed since it was read, reads again.
import { grantCalls, type CallsSlice, type CallsWish } from "@tonegraph/vendor-kit";
import { sql } from "kysely";
import { z } from "zod";
import { inTime } from "./in-time.ts";
import { goOn, ofTenant, PATIENCE_MS, type SharedTenant } from "./shared-tenant.ts";

const ledgerSchema = z.object({
  slices: z.array(z.object({ owner: z.string(), places: z.number(), until: z.number(), sent: z.boolean().optional() })),
  seen: z.array(z.object({ owner: z.string(), at: z.number() })),
});
/** A slice that arrives later than this into its life is not worth waiting for. */
const WORTH_WAITING = 0.6;
const MOST_READINGS = 5;

/** Makes the leasing of one client; it answers null when the database is slow, or has not answered it yet. */
export function createCallsLease(tenant: SharedTenant): (wish: CallsWish) => Promise<CallsSlice | null> {
  let asking = false;
  return async (wish) => {
    // One connection for each tenant at most, however slow the database is.
    if (asking) return null;
    asking = true;
    const slice = takeSlice(wish, tenant).finally(() => {
      asking = false;
    });
    return inTime(slice, Math.min(PATIENCE_MS, wish.lifeMs * WORTH_WAITING), goOn(tenant));
  };
}

async function takeSlice(wish: CallsWish, tenant: SharedTenant): Promise<CallsSlice | null> {
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const { text, now } = await readLedger(tenant);
    const former = text === null ? null : ledgerSchema.parse(JSON.parse(text));
    const { ledger, slice } = grantCalls(former, wish, { owner: tenant.member, now });
    if (await replaceLedger(tenant, { from: text, to: JSON.stringify(ledger) })) return slice;
  }
  return null;
}

/** The ledger and the server's time: whoever replaces the ledger later has read a later one. */
async function readLedger({ db, ...tenant }: SharedTenant) {
  const { rows } = await sql<{ text: string | null; now: number }>`
    select (select ledger_json from vendor_budgets where ${ofTenant(tenant)}) as text,
      extract(epoch from clock_timestamp())::float8 * 1000 as now`.execute(db);
  return rows[0] ?? { text: null, now: 0 };
}

async function replaceLedger(
  { db, workspaceId, tenantId }: SharedTenant,
  { from, to }: { readonly from: string | null; readonly to: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into vendor_budgets as b (workspace_id, tenant_id, ledger_json, at)
    values (${workspaceId}, ${tenantId}, ${to}, clock_timestamp())
    on conflict (workspace_id, tenant_id) do update set ledger_json = excluded.ledger_json, at = excluded.at
      where b.ledger_json is not distinct from ${from}
    returning at`.execute(db);
  return rows.length > 0;
}
