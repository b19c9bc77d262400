import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { VendorAccount } from "../../../kernel/vendor-accounts.ts";
import { artefactKeyOf } from "../artefact-key.ts";
import { prepareCandidate, refusalOf, type Candidate } from "../candidate.ts";
import { windowToSend } from "../window-to-send.ts";
import { ownIdOf } from "../own-id.ts";
import { planSchedule, vendorWindow } from "../plan-schedule.ts";
import { rollbackTarget } from "../rollback-target.ts";
import {
  accept,
  objection,
  refuseWhileActive,
  withKey,
  type AcceptDependencies,
  type DeployRequest,
} from "./accept-deployment.ts";
import { acceptScheduled } from "./accept-scheduled.ts";

type RollbackRequest = DeployRequest & {
  readonly toVersion?: number | undefined;
};

/**
 * Brings an earlier version back as a new deployment of its stored artefact, now or at the time that was asked for; history
 * stays as it was. Which version that is, is decided now.
 */
export async function rollBackFlow(
  request: RollbackRequest,
  dependencies: AcceptDependencies,
): Promise<Result<string, ApiFault>> {
  return withKey(request, dependencies, () => tryOnce(request, dependencies));
}

async function tryOnce(
  request: RollbackRequest,
  dependencies: AcceptDependencies,
): Promise<Result<string, ApiFault | "moved">> {
  const { actor, flowId, tenantId } = request;
  const place = { workspaceId: actor.workspaceId, flowId, tenantId };
  const account = await dependencies.accounts.find(place);
  if (account === null) return fault("not-found", "There is no tenant with this id.");
  if (request.schedule === undefined) {
    const free = await refuseWhileActive(request, { kind: "rollback", version: null }, dependencies.storage);
    if (!free.ok) return free;
  }
  const version = await targetVersion(request, dependencies);
  if (!version.ok) return version;
  const candidate = await prepareCandidate({ ...place, version: version.value, account }, dependencies);
  if (!candidate.ok) return candidate;
  const key = artefactKeyOf({ flowId, version: version.value }, account, candidate.value.context.flows);
  // A version that was live before was good then; one that never was has to pass what a publish has to pass.
  const known = await dependencies.storage.in(actor.workspaceId).findArtefact(key);
  const refusal = known === null ? refusalOf(candidate.value) : null;
  const ready = { candidate: { ...candidate.value, version: version.value }, account };
  if (request.schedule === undefined) return refusal ?? rollBackNow(request, ready, dependencies);
  const planned = await planSchedule({ ...request, schedule: request.schedule }, ready, dependencies);
  if (!planned.ok) return planned;
  if (refusal !== null) return refusal;
  const { by, span } = planned.value;
  if (by === "vendor") return rollBackNow({ ...request, window: vendorWindow(span) }, ready, dependencies);
  return acceptScheduled(request, { kind: "rollback", ...ready, span }, dependencies);
}

interface Ready {
  readonly candidate: Candidate & { readonly version: number };
  readonly account: VendorAccount;
}

async function rollBackNow(
  asked: RollbackRequest,
  { candidate, account }: Ready,
  dependencies: AcceptDependencies,
): Promise<Result<string, ApiFault | "moved">> {
  const { actor, flowId, tenantId, onlyWhileLive } = asked;
  const place = { workspaceId: actor.workspaceId, flowId, tenantId };
  const window = windowToSend(asked.window, candidate, dependencies.surroundings.now());
  if (!window.ok) return window;
  const request = { ...asked, window: window.value };
  const reading = await dependencies.live.read(place, ownIdOf(candidate));
  if (onlyWhileLive !== undefined && reading.record?.deploymentId !== onlyWhileLive)
    return fault("nothing-to-roll-back", "Another version is live by now.");
  const against = objection({ candidate, reading }, request);
  return against ?? accept(request, { kind: "rollback", candidate, account, reading }, dependencies);
}

async function targetVersion(
  request: RollbackRequest,
  { storage, flows }: AcceptDependencies,
): Promise<Result<number, ApiFault>> {
  const { actor, flowId, tenantId, toVersion } = request;
  if ((await flows.draft(actor.workspaceId, flowId)) === null)
    return fault("not-found", "There is no flow with this id.");
  if (toVersion !== undefined) return ok(toVersion);
  const target = rollbackTarget(await storage.in(actor.workspaceId).history({ flowId, tenantId }));
  if (target !== null) return ok(target);
  return fault("nothing-to-roll-back", "No earlier version of this flow was live on this tenant.");
}
