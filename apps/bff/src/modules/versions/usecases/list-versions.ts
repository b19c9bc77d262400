import type { VersionSummary } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { LiveDirectory } from "../../../kernel/live-directory.ts";
import type { VersionStorage } from "../ports.ts";
import { toVersionSummary } from "../to-version.ts";

export interface ListVersionsRequest {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Versions of a flow, newest first, a page at a time. */
export async function listVersions(
  { workspaceId, flowId, cursor, limit }: ListVersionsRequest,
  { storage, live }: { readonly storage: VersionStorage; readonly live: LiveDirectory },
): Promise<Result<{ items: VersionSummary[]; nextCursor: string | null }, ApiFault>> {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    return fault(
      "invalid-parameter",
      "The cursor is not one that this list gave out. Leave it away to begin at the start.",
      {
        errors: [{ pointer: "/cursor", code: "invalid-cursor", message: "This is not a cursor." }],
      },
    );
  const store = storage.in(workspaceId);
  if (!(await store.findDraft(flowId)))
    return fault("not-found", `There is no flow ${flowId.slice(0, 100)}. It may have been archived.`);
  const found = await store.list(flowId, { before: cursor === undefined ? null : Number(cursor), limit: limit + 1 });
  const places = await live.liveOf(workspaceId, [flowId]);
  const items = found.slice(0, limit).map((version) => toVersionSummary(version, places));
  const last = items.at(-1);
  return ok({ items, nextCursor: found.length > limit && last ? String(last.number) : null });
}
