import type { Approval, ListedApproval } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import { DEFAULT_PAGE, pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import { forReader, readerOf } from "../for-reader.ts";
import type { ApprovalStorage } from "../ports.ts";

/** What the list is asked for. */
export interface ApprovalQuery {
  readonly actor: Actor;
  readonly flowId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly state?: Approval["state"] | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Approvals, newest first, a page at a time, each with what the reader may do with it. */
export async function listApprovals(
  { actor, cursor, limit = DEFAULT_PAGE, flowId, tenantId, state }: ApprovalQuery,
  { storage }: { readonly storage: ApprovalStorage },
): Promise<Result<{ items: ListedApproval[]; nextCursor: string | null }, ApiFault>> {
  const before = readCursor(cursor);
  if (!before.ok) return before;
  const store = storage.in(actor.workspaceId);
  const found = await store.list({
    ...(flowId === undefined ? {} : { flowId }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(state === undefined ? {} : { state }),
    before: before.value,
    limit: limit + 1,
  });
  const reader = await readerOf(actor, store);
  const page = pageOf(found, limit, (record) => ({ at: record.askedAt, id: record.id }));
  return ok({ items: page.items.map((record) => forReader(record, reader)), nextCursor: page.nextCursor });
}
