import type { Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { VendorAccount } from "../../../kernel/vendor-accounts.ts";
import { prepareCandidate, type Candidate } from "../candidate.ts";
import { windowToSend } from "../window-to-send.ts";
import { ownIdOf } from "../own-id.ts";
import { planSchedule, vendorWindow } from "../plan-schedule.ts";
import { refusalOfReturn } from "../refusal-of.ts";
import { versionToReturnTo } from "../rollback-target.ts";
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
  const version = await versionToReturnTo({ ...place, version: request.toVersion }, dependencies);
  if (!version.ok) return version;
  const candidate = await prepareCandidate({ ...place, version: version.value, account }, dependencies);
  if (!candidate.ok) return candidate;
  const refusal = refusalOfReturn(candidate.value);
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
