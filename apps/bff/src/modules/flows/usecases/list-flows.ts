import type { FlowSummary } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { LiveDirectory, LiveOnTenant } from "../../../kernel/live-directory.ts";
import { pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import type { DraftFacts } from "../draft-reader.ts";
import type { FlowStorage, StoredDraft } from "../ports.ts";

export interface ListFlowsRequest {
  readonly workspaceId: string;
  readonly cursor: string | undefined;
  readonly search: string | undefined;
  readonly limit: number;
}

export interface ListFlowsDependencies {
  readonly storage: FlowStorage;
  readonly live: LiveDirectory;
  readonly readDraft: (draft: StoredDraft) => DraftFacts;
}

/** Flows, last changed first, a page at a time, each with its problems and where it is live. */
export async function listFlows(
  { workspaceId, cursor, search, limit }: ListFlowsRequest,
  { storage, live, readDraft }: ListFlowsDependencies,
): Promise<Result<{ items: FlowSummary[]; nextCursor: string | null }, ApiFault>> {
  const after = readCursor(cursor);
  if (!after.ok) return after;
  const words = search?.trim() ?? "";
  const found = await storage
    .in(workspaceId)
    .list({ search: words === "" ? null : words, after: after.value, limit: limit + 1 });
  const page = pageOf(found, limit, (draft) => ({ at: draft.updatedAt, id: draft.id }));
  const places =
    page.items.length === 0
      ? []
      : await live.liveOf(
          workspaceId,
          page.items.map((draft) => draft.id),
        );
  const items = page.items.map((draft) => toSummary(draft, readDraft(draft), places));
  return ok({ items, nextCursor: page.nextCursor });
}

function toSummary(draft: StoredDraft, facts: DraftFacts, places: readonly LiveOnTenant[]): FlowSummary {
  return {
    id: draft.id,
    ...facts,
    problems: { ...facts.problems },
    revision: draft.revision,
    live: places
      .filter((place) => place.flowId === draft.id)
      .map(({ tenantId, tenantName, dialect, version, contentHash, isGone }) => {
        return { tenantId, tenantName, dialect, version, sameAsDraft: contentHash === draft.contentHash, isGone };
      }),
    updatedAt: draft.updatedAt.toISOString(),
    updatedBy: draft.updatedBy,
  };
}
