import { sql, type RawBuilder } from "kysely";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";

/** The rows of a flow on a tenant; the workspace is the scope's affair. */
export function whereAt({ flowId, tenantId }: FlowOnTenant): RawBuilder<boolean> {
  return sql<boolean>`flow_id = ${flowId} and tenant_id = ${tenantId}`;
}
