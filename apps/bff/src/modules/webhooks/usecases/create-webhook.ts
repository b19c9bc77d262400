import type { Webhook } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import { checkUrl } from "../check-url.ts";
import type { AddressCheck, SigningSecrets, WebhookContent, WebhookStorage } from "../ports.ts";
import { toSigningSecret } from "../standard-webhooks.ts";
import { hostOf, toWebhook } from "../to-webhook.ts";

export interface WebhookDependencies {
  readonly storage: WebhookStorage;
  readonly surroundings: Surroundings;
  readonly secrets: SigningSecrets;
  readonly isAllowed: AddressCheck;
}

/** Adds an endpoint. Its secret is in this answer and nowhere else; nothing is sent yet. */
export async function createWebhook(
  { actor, content }: { readonly actor: Actor; readonly content: WebhookContent },
  { storage, surroundings, secrets, isAllowed }: WebhookDependencies,
): Promise<Result<Webhook & { readonly secret: string }, ApiFault>> {
  const allowed = await checkUrl(content.url, isAllowed);
  if (!allowed.ok) return allowed;
  const id = surroundings.newId("hook");
  const secret = newSigningSecret(surroundings);
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    await store.insert({ ...content, id, secret: secrets.seal(id, 1, secret), createdBy: actor.id, createdAt: at });
    const details = { webhookId: id, host: hostOf(content.url), events: [...content.events] };
    await store.appendAudit({ at, actor: actor.id, action: "webhook.created", details });
    const stored = await store.find(id);
    if (stored === null) return fault("internal-error", "The webhook was stored and cannot be read.");
    return ok({ ...toWebhook(stored, at), secret });
  });
}

/** A secret of 256 random bits. */
export function newSigningSecret(surroundings: Surroundings): string {
  return toSigningSecret(Buffer.from(surroundings.newSecret(), "base64url"));
}
