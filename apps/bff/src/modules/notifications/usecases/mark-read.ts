import { MOST_UNREAD } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { NotificationStorage } from "../ports.ts";
import { readerOf } from "./list-notifications.ts";

/** What was read: single ones, or all up to one. */
export interface ReadMark {
  readonly actor: Actor;
  readonly ids?: readonly string[];
  readonly upTo?: string;
}

/** Remembers for whoever asks what they have read; answers how much is unread still. */
export async function markRead(
  { actor, ids = [], upTo }: ReadMark,
  { storage, now }: { readonly storage: NotificationStorage; readonly now: () => Date },
): Promise<Result<{ unread: number }, ApiFault>> {
  const store = storage.in(actor.workspaceId);
  if (ids.length > 0) await store.markRead(actor.id, ids.map(Number), now());
  if (upTo !== undefined) await store.markReadUpTo(actor.id, Number(upTo));
  return ok({ unread: await store.countUnread(readerOf(actor), MOST_UNREAD) });
}
