import type { Webhook, WebhookDelivery } from "@tonegraph/api-contract";
import { fault } from "../../kernel/fault.ts";
import type { Delivery, StoredWebhook } from "./ports.ts";

/** An endpoint as the API shows it. */
export function toWebhook(stored: StoredWebhook, now: Date): Webhook {
  const { secret: _secret, former, lastDelivery, createdAt, events, ...rest } = stored;
  return {
    ...rest,
    events: [...events],
    formerSecretUntil: former !== null && former.until > now ? former.until.toISOString() : null,
    lastDelivery: lastDelivery === null ? null : { state: lastDelivery.state, at: lastDelivery.at.toISOString() },
    createdAt: createdAt.toISOString(),
  };
}

/** A delivery as the API shows it. */
export function toDelivery({ createdAt, lastAttemptAt, nextAttemptAt, ...rest }: Delivery): WebhookDelivery {
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    lastAttemptAt: lastAttemptAt?.toISOString() ?? null,
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
  };
}

/** What a webhook is called in the audit log: its host alone, because a path can be a secret. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

export const NO_WEBHOOK = fault("not-found", "There is no webhook with this id. It may have been removed.");
