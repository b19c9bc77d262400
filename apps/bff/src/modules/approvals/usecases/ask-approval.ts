import { hasPermission, type ListedApproval } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import { forReader, readerOf } from "../for-reader.ts";
import type { ApprovableVersions, ApprovalStorage } from "../ports.ts";

export interface ApprovalDependencies {
  readonly storage: ApprovalStorage;
  readonly versions: ApprovableVersions;
  readonly surroundings: Surroundings;
}

/** Who asks for what. */
export interface AskRequest {
  readonly actor: Actor;
  readonly flowId: string;
  readonly tenantId: string;
  readonly version?: number | undefined;
  readonly note?: string | undefined;
}

/** Asks for the approval of a version on a tenant, or of the draft, which is frozen for it. */
export async function askApproval(
  request: AskRequest,
  { storage, versions, surroundings }: ApprovalDependencies,
): Promise<Result<ListedApproval, ApiFault>> {
  const { actor, flowId, tenantId, note = "" } = request;
  if (!hasPermission(actor.roles, "edit") && !hasPermission(actor.roles, "publish")) {
    return fault("not-allowed", "Only those who edit or publish flows ask for approvals.");
  }
  const rules = await storage.in(actor.workspaceId).rulesOf(tenantId);
  if (rules === null) return fault("not-found", "There is no tenant with this id.");
  if (rules.approvals === 0)
    return fault("approval-not-needed", "Publishing to this tenant needs no approval. Publish at once.");
  const frozen = await findVersion(request, versions);
  if (!frozen.ok) return frozen;
  const { number: version, contentHash } = frozen.value;
  const [id, at] = [surroundings.newId("approval"), surroundings.now()];
  return storage.transaction(actor.workspaceId, async (store) => {
    await store.lockPlace({ flowId, tenantId });
    const authors = await store.authorsOf({ flowId, version });
    const made = { id, flowId, tenantId, version, contentHash, note, authors, askedBy: actor.id, at };
    if (!(await store.insert(made))) {
      return fault("already-exists", `Version ${version} waits for an approval on this tenant already, or has it.`);
    }
    const record = await store.find(id);
    if (record === null) return fault("internal-error", "The approval was stored and cannot be read.");
    await store.announce(record);
    const details = { approvalId: id, tenantId, version, contentHash, note };
    await store.appendAudit({ at, actor: actor.id, action: "approval.asked", flowId, details });
    return ok(forReader(record, await readerOf(actor, store)));
  });
}

async function findVersion(
  { actor, flowId, version, note = "" }: AskRequest,
  versions: ApprovableVersions,
): Promise<Result<{ readonly number: number; readonly contentHash: string }, ApiFault>> {
  if (version === undefined) return versions.freeze({ actor, flowId, note });
  const found = await versions.version(actor.workspaceId, flowId, version);
  return found === null ? fault("not-found", `This flow has no version ${version}.`) : ok(found);
}
