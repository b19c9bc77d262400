import { ok } from "@tonegraph/flow-model";
import { attemptDelivery, type Attempt, type AttemptWorld } from "../attempt-delivery.ts";
import type { AttemptRecord, DueDelivery, StoredWebhook, WebhookStorage } from "../ports.ts";
import { nextAttemptAt } from "../retry-plan.ts";
import { hostOf } from "../to-webhook.ts";

const MOST_IN_A_ROW = 20;

export interface DeliverDependencies {
  readonly storage: WebhookStorage;
  readonly attempt: AttemptWorld;
  readonly random: () => number;
  /** Asked before each attempt: whether this process still may. */
  readonly mayGoOn: () => Promise<boolean>;
  readonly isStopping: () => boolean;
}

/** Sends what is due to one endpoint, oldest first, until one fails: the endpoint then waits its turn like the others. */
export async function deliverDue(
  { workspaceId, webhookId }: { readonly workspaceId: string; readonly webhookId: string },
  dependencies: DeliverDependencies,
): Promise<void> {
  const { storage, attempt, mayGoOn, isStopping } = dependencies;
  const due = await storage.in(workspaceId).due(webhookId, attempt.now(), MOST_IN_A_ROW);
  for (const delivery of due) {
    // Read anew each time: the address, the secret or the switch may have been changed meanwhile.
    const webhook = await storage.in(workspaceId).find(webhookId);
    if (webhook === null || !webhook.enabled || !(await mayGoOn())) return;
    const attempted = await attemptDelivery(webhook, delivery, attempt);
    const { delivered } = attempted.judgement;
    // A connection that we cut ourselves is no attempt of the endpoint's.
    if (!delivered && isStopping()) return;
    await record({ workspaceId, webhook, delivery, attempted }, dependencies);
    if (!delivered) return;
  }
}

interface Attempted {
  readonly workspaceId: string;
  readonly webhook: StoredWebhook;
  readonly delivery: DueDelivery;
  readonly attempted: Attempt;
}

async function record(
  { workspaceId, webhook, delivery, attempted }: Attempted,
  { storage, random }: DeliverDependencies,
): Promise<void> {
  const outcome = toRecord(delivery, attempted, random);
  const { gone, status } = attempted.judgement;
  await storage.transaction(workspaceId, async (store) => {
    await store.recordAttempt(webhook.id, delivery, outcome);
    if (gone) {
      await store.update(webhook.id, { enabled: false, switchedOff: "gone" });
      const details = { webhookId: webhook.id, host: hostOf(webhook.url), status };
      await store.appendAudit({ at: attempted.at, actor: "system", action: "webhook.switched-off", details });
    }
    return ok(null);
  });
}

function toRecord(
  { attempts }: DueDelivery,
  { at, durationMs, judgement }: Attempt,
  random: () => number,
): AttemptRecord {
  const { delivered, gone, status, message, retryAfter } = judgement;
  const done = { at, durationMs, status, message };
  if (delivered) return { ...done, state: "delivered", nextAttemptAt: null };
  const next = gone ? null : nextAttemptAt({ attempts: attempts + 1, at, retryAfter }, random);
  return { ...done, state: next === null ? "failed" : "pending", nextAttemptAt: next };
}
