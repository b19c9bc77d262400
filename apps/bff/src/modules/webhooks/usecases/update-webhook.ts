import type { Webhook, WebhookEvent } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { checkUrl } from "../check-url.ts";
import { NO_WEBHOOK, toWebhook } from "../to-webhook.ts";
import type { WebhookDependencies } from "./create-webhook.ts";

/** What may be changed; what is absent stays. */
export interface WebhookChanges {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly events?: readonly WebhookEvent[] | undefined;
  readonly enabled?: boolean | undefined;
}

/** Changes an endpoint. Switched on again, it also gets what still waits for it. */
export async function updateWebhook(
  request: { readonly actor: Actor; readonly webhookId: string; readonly changes: WebhookChanges },
  { storage, surroundings, isAllowed }: WebhookDependencies,
): Promise<Result<Webhook, ApiFault>> {
  const { actor, webhookId, changes } = request;
  const allowed = await checkUrl(changes.url, isAllowed);
  if (!allowed.ok) return allowed;
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    if ((await store.find(webhookId)) === null) return NO_WEBHOOK;
    await store.update(webhookId, given(changes));
    const changed = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    const details = { webhookId, changed, ...(changes.enabled === undefined ? {} : { enabled: changes.enabled }) };
    await store.appendAudit({ at, actor: actor.id, action: "webhook.changed", details });
    const stored = await store.find(webhookId);
    if (stored === null) return fault("internal-error", "The webhook was stored and cannot be read.");
    return ok(toWebhook(stored, at));
  });
}

function given({ url, description, events, enabled }: WebhookChanges) {
  return {
    ...(url === undefined ? {} : { url }),
    ...(description === undefined ? {} : { description }),
    ...(events === undefined ? {} : { events }),
    ...(enabled === undefined ? {} : { enabled, switchedOff: null }),
  };
}
