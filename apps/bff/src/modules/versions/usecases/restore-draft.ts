import type { KeptDraft } from "@tonegraph/api-contract";
import { ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { ReplacedDraft } from "../../../kernel/kept-draft.ts";
import type { StoredKeptDraft } from "../ports.ts";
import { readStoredFlow } from "../to-version.ts";
import { noSuchVersion } from "./get-version.ts";
import { replaceDraft, type ReplaceDraftDependencies } from "./replace-draft.ts";

interface RestoreRequest {
  readonly actor: Actor;
  readonly flowId: string;
  readonly ifMatch: string | undefined;
}

/** Makes a version the draft, with everything that belongs to it: prompts, variables, goals, tests and settings. */
export async function restoreVersion(
  { number, ...request }: RestoreRequest & { readonly number: number },
  dependencies: ReplaceDraftDependencies,
): Promise<Result<ReplacedDraft, ApiFault>> {
  const { actor, flowId } = request;
  const version = await dependencies.storage.in(actor.workspaceId).findByNumber(flowId, number);
  if (version === null) return noSuchVersion(number);
  const make = () => Promise.resolve(ok(readStoredFlow(version.document)));
  return replaceDraft({ ...request, make, reason: "version", version: number }, dependencies);
}

/** Makes a kept draft the draft again. */
export async function restoreKeptDraft(
  { keptDraftId, ...request }: RestoreRequest & { readonly keptDraftId: string },
  dependencies: ReplaceDraftDependencies,
): Promise<Result<ReplacedDraft, ApiFault>> {
  const kept = await findKept({ ...request, keptDraftId }, dependencies);
  if (!kept.ok) return kept;
  const make = () => Promise.resolve(ok(readStoredFlow(kept.value.document)));
  return replaceDraft({ ...request, make, reason: "keptDraft" }, dependencies);
}

/** One kept draft with its document. */
export async function getKeptDraft(
  request: Pick<RestoreRequest, "actor" | "flowId"> & { readonly keptDraftId: string },
  dependencies: ReplaceDraftDependencies,
): Promise<Result<KeptDraft & { flow: Flow }, ApiFault>> {
  const kept = await findKept(request, dependencies);
  return kept.ok ? ok({ ...toKeptDraft(kept.value), flow: readStoredFlow(kept.value.document) }) : kept;
}

/** Drafts that can be had back, newest first. */
export async function listKeptDrafts(
  { actor, flowId }: Pick<RestoreRequest, "actor" | "flowId">,
  { storage, surroundings }: ReplaceDraftDependencies,
): Promise<Result<{ items: KeptDraft[] }, ApiFault>> {
  const store = storage.in(actor.workspaceId);
  if ((await store.findDraft(flowId)) === null)
    return fault("not-found", `There is no flow ${flowId.slice(0, 100)}. It may have been archived.`);
  const kept = await store.listKept(flowId, surroundings.now());
  return ok({ items: kept.map(toKeptDraft) });
}

async function findKept(
  { actor, flowId, keptDraftId }: Pick<RestoreRequest, "actor" | "flowId"> & { readonly keptDraftId: string },
  { storage, surroundings }: ReplaceDraftDependencies,
): Promise<Result<StoredKeptDraft, ApiFault>> {
  const kept = await storage.in(actor.workspaceId).findKept(flowId, keptDraftId);
  if (kept !== null && kept.expiresAt > surroundings.now()) return ok(kept);
  return fault("not-found", "There is no kept draft with this id. It may have expired: drafts are kept for 90 days.");
}

function toKeptDraft({ document, keptAt, expiresAt, ...kept }: StoredKeptDraft): KeptDraft {
  const { name, nodes } = readStoredFlow(document);
  const { id, revision, reason, version, keptByName: keptBy } = kept;
  const times = { keptAt: keptAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { id, revision, name, nodeCount: Object.keys(nodes).length, reason, version, keptBy, ...times };
}
