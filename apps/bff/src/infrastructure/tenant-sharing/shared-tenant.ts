import type { FastifyBaseLogger } from "fastify";
import { sql, type Kysely } from "kysely";
import type { TenantPlace } from "../../kernel/vendor-accounts.ts";
import type { Database } from "../database/schema.ts";

/** One client's side of what is shared about a tenant. */
export interface SharedTenant extends TenantPlace {
  readonly db: Kysely<Database>;
  readonly logger: FastifyBaseLogger;
  /** Stands for this client among those of all processes. */
  readonly member: string;
  /** Of the address and credentials: what was learned with others does not count here. */
  readonly stamp: string;
}

/** How long a call waits for the database before it goes by what this process knows. */
export const PATIENCE_MS = 1000;

/** The condition that a raw statement's rows are this tenant's. */
export function ofTenant({ workspaceId, tenantId }: TenantPlace) {
  return sql<boolean>`workspace_id = ${workspaceId} and tenant_id = ${tenantId}`;
}

/** Logs that the database did not answer about what is shared; the call goes on without. */
export function goOn({ logger, tenantId }: SharedTenant): (error: unknown) => void {
  return (error) => {
    logger.warn({ err: error, tenantId }, "what processes share of a tenant could not be read");
  };
}
