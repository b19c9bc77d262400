import { hasPermission, MOST_UNREAD, type Notification } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import { DEFAULT_PAGE, pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import type { NotificationRecord, NotificationStorage, Reader } from "../ports.ts";

/** What the list is asked for. */
export interface NotificationQuery {
  readonly actor: Actor;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly unread?: "true" | "false" | undefined;
}

interface NotificationPage {
  readonly items: Notification[];
  readonly nextCursor: string | null;
  readonly unread: number;
}

/** What concerns whoever asks, newest first, a page at a time, with how much of it is unread. */
export async function listNotifications(
  { actor, cursor, limit = DEFAULT_PAGE, unread }: NotificationQuery,
  { storage }: { readonly storage: NotificationStorage },
): Promise<Result<NotificationPage, ApiFault>> {
  const before = readCursor(cursor);
  if (!before.ok) return before;
  const store = storage.in(actor.workspaceId);
  const reader = readerOf(actor);
  const found = await store.list(reader, { unreadOnly: unread === "true", before: before.value, limit: limit + 1 });
  const page = pageOf(found, limit, (record) => ({ at: record.at, id: String(record.id) }));
  const count = await store.countUnread(reader, MOST_UNREAD);
  return ok({ items: page.items.map(toNotification), nextCursor: page.nextCursor, unread: count });
}

/** Who reads, as far as it decides what concerns them. */
export function readerOf({ id, roles }: Actor): Reader {
  return { id, mayPublish: hasPermission(roles, "publish") };
}

function toNotification(record: NotificationRecord): Notification {
  const { id, flowArchivedAt, byName, at, settledAt, ...rest } = record;
  return {
    ...rest,
    id: String(id),
    flowArchived: flowArchivedAt !== null,
    by: byName,
    at: at.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}
