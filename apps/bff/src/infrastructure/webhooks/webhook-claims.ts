// Who delivers to which endpoint: a lease on the endpoint's row, so that replicas never send to one at the same time and
// no transaction stays open while a receiver takes its time. Whoever dies loses the lease when it runs out.
import { sql, type Kysely } from "kysely";
import { leaseIsOver } from "../database/lease-over.ts";
import type { Database } from "../database/schema.ts";

const LEASE = sql`interval '30 seconds'`;

/** An endpoint that something is due for. */
export interface DueEndpoint {
  readonly workspaceId: string;
  readonly webhookId: string;
}

/** Leases as one process takes them. */
export interface WebhookClaims {
  /** Endpoints with something due that nobody delivers to; those that waited longest for their turn first. */
  findDue(now: Date, limit: number): Promise<readonly DueEndpoint[]>;
  /** Takes the lease, or answers false when somebody has it. */
  claim(endpoint: DueEndpoint): Promise<boolean>;
  /** Makes the lease last longer, or answers false when it was lost. */
  renew(endpoint: DueEndpoint): Promise<boolean>;
  release(endpoint: DueEndpoint): Promise<void>;
}

/** Makes the claims of one process; `owner` names it. */
export function createWebhookClaims(db: Kysely<Database>, owner: string): WebhookClaims {
  const change = async (statement: ReturnType<typeof sql>): Promise<boolean> =>
    (await statement.execute(db)).numAffectedRows === 1n;
  return {
    async findDue(now, limit) {
      const { rows } = await sql<DueEndpoint>`
        select hook.workspace_id as "workspaceId", hook.id as "webhookId"
          from webhooks hook
          where hook.enabled and ${leaseIsOver("hook.lease_until", LEASE)}
            and exists (select 1 from webhook_deliveries waiting
              where waiting.workspace_id = hook.workspace_id and waiting.webhook_id = hook.id
                and waiting.state = 'pending' and waiting.next_attempt_at <= ${now})
          order by hook.lease_until nulls first limit ${limit}`.execute(db);
      return rows;
    },
    claim: ({ workspaceId, webhookId }) =>
      change(sql`update webhooks set lease_owner = ${owner}, lease_until = clock_timestamp() + ${LEASE}
        where workspace_id = ${workspaceId} and id = ${webhookId}
          and ${leaseIsOver("lease_until", LEASE)}`),
    renew: ({ workspaceId, webhookId }) =>
      change(sql`update webhooks set lease_until = clock_timestamp() + ${LEASE}
        where workspace_id = ${workspaceId} and id = ${webhookId}
          and lease_owner = ${owner} and lease_until > clock_timestamp()`),
    async release({ workspaceId, webhookId }) {
      await change(sql`update webhooks set lease_owner = null, lease_until = clock_timestamp()
        where workspace_id = ${workspaceId} and id = ${webhookId} and lease_owner = ${owner}`);
    },
  };
}
