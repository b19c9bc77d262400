import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { LiveDirectory } from "../../../kernel/live-directory.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { StoredVersion, VersionStorage, VersionStore } from "../ports.ts";
import { toVersion, type Version } from "../to-version.ts";

export interface FreezeVersionRequest {
  readonly actor: Actor;
  readonly flowId: string;
  readonly note: string;
}

export interface FreezeVersionDependencies {
  readonly storage: VersionStorage;
  readonly live: LiveDirectory;
  readonly surroundings: Surroundings;
}

/** Freezes the draft. Content that was frozen before is that version: nothing new is made. */
export async function freezeVersion(
  request: FreezeVersionRequest,
  { storage, live, surroundings }: FreezeVersionDependencies,
): Promise<Result<{ readonly made: boolean; readonly version: Version }, ApiFault>> {
  const at = surroundings.now();
  const { workspaceId } = request.actor;
  const frozen = await storage.transaction(workspaceId, (store) => freezeIn(store, { ...request, at }));
  if (!frozen.ok) return frozen;
  const places = await live.liveOf(workspaceId, [request.flowId]);
  return ok({ made: frozen.value.made, version: toVersion(frozen.value.version, places) });
}

/** What is frozen. */
interface Frozen {
  readonly document: string;
  readonly contentHash: string;
}

/** The same inside a transaction that does more; `content` takes the draft's place. */
export async function freezeIn(
  store: VersionStore,
  { actor, flowId, note, at, content }: FreezeVersionRequest & { readonly at: Date; readonly content?: Frozen },
): Promise<Result<{ readonly made: boolean; readonly version: StoredVersion }, ApiFault>> {
  const draft = await store.holdDraft(flowId);
  if (!draft) return fault("not-found", `There is no flow ${flowId.slice(0, 100)}. It may have been archived.`);
  const { document, contentHash } = content ?? draft;
  const existing = await store.findByContent(flowId, contentHash);
  if (existing) return ok({ made: false, version: existing });
  const number = (await store.highestNumber(flowId)) + 1;
  await store.insert({ flowId, number, contentHash, document, note, createdAt: at, createdBy: actor.id });
  await store.appendAudit({
    at,
    actor: actor.id,
    action: "version.frozen",
    flowId,
    details: { number, contentHash, note },
  });
  return ok({
    made: true,
    version: { number, contentHash, note, name: "", createdBy: actor.name, createdAt: at, document },
  });
}
