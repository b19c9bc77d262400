import { contentHash, ok, sameJson, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { DraftReplacement, ReplacedDraft } from "../../../kernel/kept-draft.ts";
import { readIfMatch, revisionTag } from "../../../kernel/revision-tag.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { VersionStorage } from "../ports.ts";
import { readStoredFlow } from "../to-version.ts";

/** How long a replaced draft can be had back. */
export const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

const ACTIONS = { version: "version.restored", keptDraft: "draft.restored", merge: "draft.merged" } as const;

export interface ReplaceDraftDependencies {
  readonly storage: VersionStorage;
  readonly surroundings: Surroundings;
}

/** Replaces a draft on top of the revision that was looked at. The former draft is kept in the same transaction. */
export async function replaceDraft(
  { actor, flowId, ifMatch, make, reason, version, tenantId }: DraftReplacement,
  { storage, surroundings }: ReplaceDraftDependencies,
): Promise<Result<ReplacedDraft, ApiFault>> {
  const revisions = readIfMatch(ifMatch);
  if (!revisions.ok) return revisions;
  const present = await storage.in(actor.workspaceId).findDraft(flowId);
  if (present === null)
    return fault("not-found", `There is no flow ${flowId.slice(0, 100)}. It may have been archived.`);
  if (!revisions.value.includes(present.revision)) return stale(present.revision);
  const before = readStoredFlow(present.document);
  const made = await make(before);
  if (!made.ok) return made;
  const flow = { ...made.value, id: flowId };
  const document = JSON.stringify(flow);
  if (sameJson(flow, { ...before, id: flowId })) return ok({ revision: present.revision, keptDraftId: null });
  const [at, keptDraftId] = [surroundings.now(), surroundings.newId("draft")];
  return storage.transaction(actor.workspaceId, async (store) => {
    const draft = { id: flowId, name: flow.name, document, contentHash: contentHash(flow), at, by: actor.id };
    const revision = await store.saveDraft(draft, present.revision);
    if (revision === null) return stale((await store.findDraft(flowId))?.revision ?? present.revision);
    await store.keepDraft({
      ...present,
      id: keptDraftId,
      flowId,
      reason,
      version: version ?? null,
      keptBy: actor.id,
      keptAt: at,
      expiresAt: new Date(at.getTime() + KEPT_DAYS * DAY_MS),
    });
    const details = {
      revision,
      keptDraftId,
      contentHash: draft.contentHash,
      ...(version === undefined ? {} : { version }),
      ...(tenantId === undefined ? {} : { tenantId }),
    };
    await store.appendAudit({ at, actor: actor.id, action: ACTIONS[reason], flowId, details });
    return ok({ revision, keptDraftId });
  });
}

function stale(revision: number) {
  return fault("stale-revision", `Somebody saved this flow since you opened it; it is at revision ${revision} now.`, {
    extra: { revision },
    headers: { etag: revisionTag(revision) },
  });
}
