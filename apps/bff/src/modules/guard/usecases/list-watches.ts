import type { GuardWatch, GuardWatchDetail } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import { DEFAULT_PAGE, pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import type { GuardDependencies, WatchFilter, WatchPlace } from "../ports.ts";
import { NO_WATCH, toWatch, toWatchDetail } from "../to-watch.ts";

/** What the list is asked for. */
export interface WatchQuery extends Pick<WatchFilter, "flowId" | "tenantId" | "state"> {
  readonly workspaceId: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Watches, newest first, a page at a time. */
export async function listWatches(
  { workspaceId, cursor, limit = DEFAULT_PAGE, flowId, tenantId, state }: WatchQuery,
  { storage }: Pick<GuardDependencies, "storage">,
): Promise<Result<{ items: GuardWatch[]; nextCursor: string | null }, ApiFault>> {
  const after = readCursor(cursor);
  if (!after.ok) return after;
  const filter = { flowId, tenantId, state, after: after.value, limit: limit + 1 };
  const found = await storage.in(workspaceId).list(filter);
  const page = pageOf(found, limit, ({ beginsAt, id }) => ({ at: beginsAt, id }));
  return ok({ items: page.items.map(toWatch), nextCursor: page.nextCursor });
}

/** One watch with every look. */
export async function getWatch(
  { workspaceId, watchId }: WatchPlace,
  { storage, flows }: Pick<GuardDependencies, "storage" | "flows">,
): Promise<Result<GuardWatchDetail, ApiFault>> {
  const store = storage.in(workspaceId);
  const record = await store.find(watchId);
  if (record === null) return NO_WATCH;
  const flow = record.fixedThreshold ? await flows.version(workspaceId, record.flowId, record.version) : null;
  return ok(toWatchDetail(record, { history: await store.looks(watchId), flow: flow?.flow ?? null }));
}
