import type { WebhookEvent } from "@tonegraph/api-contract";
import type { Generated } from "kysely";
import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

interface WebhooksTable {
  workspace_id: WorkspaceColumn;
  id: string;
  url: string;
  description: string;
  events: WebhookEvent[];
  enabled: Generated<boolean>;
  /** Why we switched it off ourselves. */
  switched_off: "gone" | null;
  wrapped_key: Buffer;
  sealed: Buffer;
  secret_version: number;
  /** The secret before a rotation; all three null outside one. */
  former_wrapped_key: Buffer | null;
  former_sealed: Buffer | null;
  former_until: MaybeInstant;
  created_by: string;
  created_at: Instant;
  lease_owner: string | null;
  lease_until: MaybeInstant;
}

interface WebhookDeliveriesTable {
  workspace_id: WorkspaceColumn;
  id: string;
  webhook_id: string;
  event: string;
  /** What happened, as JSON text; the body is made from it the same way for every attempt. */
  payload_json: string;
  /** Keeps a state that is announced twice from being told twice; null where each announcement counts. */
  subject: string | null;
  created_at: Instant;
  state: "pending" | "delivered" | "failed";
  attempts: Generated<number>;
  last_attempt_at: MaybeInstant;
  next_attempt_at: MaybeInstant;
  duration_ms: number | null;
  status: number | null;
  message: Generated<string>;
}

/** Tables of webhooks out; made by migration 0005. */
export interface WebhooksTables {
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
}
