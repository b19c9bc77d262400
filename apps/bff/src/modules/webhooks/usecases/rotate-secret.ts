import type { Webhook } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { NO_WEBHOOK, toWebhook } from "../to-webhook.ts";
import { newSigningSecret, type WebhookDependencies } from "./create-webhook.ts";

const BOTH_VALID_MS = 24 * 3_600_000;

/** Makes a new secret; for a day every message is signed with both, so that the receiver can change over in peace. */
export async function rotateSecret(
  { actor, webhookId }: { readonly actor: Actor; readonly webhookId: string },
  { storage, surroundings, secrets }: WebhookDependencies,
): Promise<Result<Webhook & { readonly secret: string }, ApiFault>> {
  const secret = newSigningSecret(surroundings);
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    const former = await store.hold(webhookId);
    if (former === null) return NO_WEBHOOK;
    const until = new Date(at.getTime() + BOTH_VALID_MS);
    await store.rotate(webhookId, secrets.seal(webhookId, former.secret.version + 1, secret), until);
    const details = { webhookId, formerValidUntil: until.toISOString() };
    await store.appendAudit({ at, actor: actor.id, action: "webhook.rotated", details });
    const stored = await store.find(webhookId);
    if (stored === null) return fault("internal-error", "The webhook was stored and cannot be read.");
    return ok({ ...toWebhook(stored, at), secret });
  });
}
