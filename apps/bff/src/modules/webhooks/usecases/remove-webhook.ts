import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import { hostOf, NO_WEBHOOK } from "../to-webhook.ts";
import type { WebhookDependencies } from "./create-webhook.ts";

/** Removes an endpoint with everything that waited for it. */
export async function removeWebhook(
  { actor, webhookId }: { readonly actor: Actor; readonly webhookId: string },
  { storage, surroundings }: Pick<WebhookDependencies, "storage" | "surroundings">,
): Promise<Result<null, ApiFault>> {
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    const webhook = await store.find(webhookId);
    if (webhook === null) return NO_WEBHOOK;
    await store.remove(webhookId);
    const details = { webhookId, host: hostOf(webhook.url) };
    await store.appendAudit({ at, actor: actor.id, action: "webhook.removed", details });
    return ok(null);
  });
}
