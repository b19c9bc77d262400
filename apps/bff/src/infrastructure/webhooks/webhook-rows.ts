import type { WebhookEvent } from "@tonegraph/api-contract";
import type { DeliveryState, StoredWebhook } from "../../modules/webhooks/ports.ts";

interface WebhookRow {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
  readonly switched_off: "gone" | null;
  readonly wrapped_key: Buffer;
  readonly sealed: Buffer;
  readonly secret_version: number;
  readonly former_wrapped_key: Buffer | null;
  readonly former_sealed: Buffer | null;
  readonly former_until: Date | null;
  readonly created_by: string;
  readonly created_at: Date;
}

/** The newest delivery that was tried. */
export interface LastDelivery {
  readonly state: DeliveryState;
  readonly at: Date;
}

/** A row as the module sees it. */
export function toStored(row: WebhookRow, lastDelivery: LastDelivery | null): StoredWebhook {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events,
    enabled: row.enabled,
    switchedOff: row.switched_off,
    secret: { wrappedKey: row.wrapped_key, sealed: row.sealed, version: row.secret_version },
    former: formerOf(row),
    lastDelivery,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

function formerOf(row: WebhookRow): StoredWebhook["former"] {
  const { former_wrapped_key: wrappedKey, former_sealed: sealed, former_until: until, secret_version: version } = row;
  if (wrappedKey === null || sealed === null || until === null) return null;
  return { secret: { wrappedKey, sealed, version: version - 1 }, until };
}
