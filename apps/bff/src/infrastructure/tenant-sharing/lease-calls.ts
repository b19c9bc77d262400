import { grantCalls, type CallsSlice, type CallsWish } from "@tonegraph/vendor-kit";
import { sql } from "kysely";
import { z } from "zod";
import { inTime } from "./in-time.ts";
import { goOn, ofTenant, PATIENCE_MS, type SharedTenant } from "./shared-tenant.ts";

const ledgerSchema = z.object({
  slices: z.array(z.object({ owner: z.string(), places: z.number(), until: z.number() })),
  seen: z.array(z.object({ owner: z.string(), at: z.number() })),
});
/** A slice that arrives later than this into its life is not worth waiting for. */
const WORTH_WAITING = 0.6;

/** Takes a slice of the tenant's calls from its row; null when the database is slow. */
export function leaseCalls(wish: CallsWish, tenant: SharedTenant): Promise<CallsSlice | null> {
  return inTime(takeSlice(wish, tenant), Math.min(PATIENCE_MS, wish.lifeMs * WORTH_WAITING), goOn(tenant));
}

function takeSlice(wish: CallsWish, tenant: SharedTenant): Promise<CallsSlice> {
  const { db, workspaceId, tenantId, member } = tenant;
  return db.transaction().execute(async (trx) => {
    // The time is the server's, and taken when the row is ours: whoever comes later reads a later one.
    const { rows } = await sql<{ ledger: string | null; now: number }>`
      insert into vendor_budgets (workspace_id, tenant_id, at) values (${workspaceId}, ${tenantId}, clock_timestamp())
      on conflict (workspace_id, tenant_id) do update set at = clock_timestamp()
      returning ledger_json as ledger, extract(epoch from at)::float8 * 1000 as now`.execute(trx);
    const { ledger: text = null, now = 0 } = rows[0] ?? {};
    const former = text === null ? null : ledgerSchema.parse(JSON.parse(text));
    const { ledger, slice } = grantCalls(former, wish, { owner: member, now });
    await sql`update vendor_budgets set ledger_json = ${JSON.stringify(ledger)} where ${ofTenant(tenant)}`.execute(trx);
    return slice;
  });
}
