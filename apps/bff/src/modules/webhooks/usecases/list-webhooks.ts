import type { Webhook, WebhookDelivery } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import { pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import type { WebhookStorage } from "../ports.ts";
import { NO_WEBHOOK, toDelivery, toWebhook } from "../to-webhook.ts";

export interface ListRequest {
  readonly workspaceId: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

interface ListPage<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** Endpoints, newest first, a page at a time. */
export async function listWebhooks(
  { workspaceId, cursor, limit }: ListRequest,
  { storage, now }: { readonly storage: WebhookStorage; readonly now: Date },
): Promise<Result<ListPage<Webhook>, ApiFault>> {
  const after = readCursor(cursor);
  if (!after.ok) return after;
  const found = await storage.in(workspaceId).list({ after: after.value, limit: limit + 1 });
  const { items, nextCursor } = pageOf(found, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return ok({ items: items.map((stored) => toWebhook(stored, now)), nextCursor });
}

/** What an endpoint was sent, newest first, a page at a time. */
export async function listDeliveries(
  { workspaceId, webhookId, cursor, limit }: ListRequest & { readonly webhookId: string },
  { storage }: { readonly storage: WebhookStorage },
): Promise<Result<ListPage<WebhookDelivery>, ApiFault>> {
  const after = readCursor(cursor);
  if (!after.ok) return after;
  const store = storage.in(workspaceId);
  if ((await store.find(webhookId)) === null) return NO_WEBHOOK;
  const found = await store.deliveries(webhookId, { after: after.value, limit: limit + 1 });
  const { items, nextCursor } = pageOf(found, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return ok({ items: items.map(toDelivery), nextCursor });
}
