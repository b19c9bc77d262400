import { sql } from "kysely";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/**
 * Until the transaction ends nobody else accepts a deployment of the flow on the tenant, or gives or withdraws an approval
 * of it.
 */
export async function lockPlace({ db, workspaceId }: WorkspaceDb, { flowId, tenantId }: FlowOnTenant): Promise<void> {
  const place = `deployment:${workspaceId}:${flowId}:${tenantId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(db);
}
