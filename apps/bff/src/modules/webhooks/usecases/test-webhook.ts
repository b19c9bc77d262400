import type { WebhookDelivery } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import { attemptDelivery, type AttemptWorld } from "../attempt-delivery.ts";
import type { WebhookStorage } from "../ports.ts";
import { NO_WEBHOOK, toDelivery } from "../to-webhook.ts";

export interface TestDependencies {
  readonly storage: WebhookStorage;
  readonly surroundings: Surroundings;
  readonly attempt: AttemptWorld;
}

/** Sends a test event once, also to an endpoint that is switched off, and writes it into the log. */
export async function testWebhook(
  { actor, webhookId }: { readonly actor: Actor; readonly webhookId: string },
  { storage, surroundings, attempt }: TestDependencies,
): Promise<Result<WebhookDelivery, ApiFault>> {
  const webhook = await storage.in(actor.workspaceId).find(webhookId);
  if (webhook === null) return NO_WEBHOOK;
  const createdAt = surroundings.now();
  const payload = JSON.stringify({ webhookId, by: actor.id });
  const delivery = { id: surroundings.newId("msg"), event: "webhook.test", createdAt, payload, attempts: 0 };
  const { at, durationMs, judgement } = await attemptDelivery(webhook, delivery, attempt);
  const { delivered, status, message } = judgement;
  const state = delivered ? ("delivered" as const) : ("failed" as const);
  const record = { at, durationMs, status, message, state, nextAttemptAt: null };
  return storage.transaction(actor.workspaceId, async (store) => {
    // It may have been removed while the test was on its way.
    if ((await store.find(webhookId)) === null) return NO_WEBHOOK;
    await store.insertDelivery(webhookId, delivery, record);
    await store.appendAudit({ at, actor: actor.id, action: "webhook.tested", details: { webhookId, state, status } });
    const { payload: _payload, ...shown } = delivery;
    return ok(toDelivery({ ...shown, ...record, attempts: 1, lastAttemptAt: at }));
  });
}
