import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { VendorAccount } from "../../../kernel/vendor-accounts.ts";
import { refuseUnapproved } from "../approval-needed.ts";
import { prepareCandidate, type Candidate } from "../candidate.ts";
import { windowToSend } from "../window-to-send.ts";
import { ownIdOf } from "../own-id.ts";
import { refusalOf } from "../refusal-of.ts";
import {
  accept,
  objection,
  refuseWhileActive,
  successorOf,
  withKey,
  type AcceptDependencies,
  type DeployRequest,
} from "./accept-deployment.ts";
import { acceptScheduled } from "./accept-scheduled.ts";
import { planSchedule, vendorWindow } from "../plan-schedule.ts";

type PublishRequest = DeployRequest & { readonly version?: number | undefined };

/**
 * Publishes a version, or the draft frozen as one: now, or at the time that was asked for. Answers the deployment's id; the
 * work is done by a worker.
 */
export async function publishFlow(
  request: PublishRequest,
  dependencies: AcceptDependencies,
): Promise<Result<string, ApiFault>> {
  return withKey(request, dependencies, () => tryOnce(request, dependencies));
}

async function tryOnce(
  request: PublishRequest,
  dependencies: AcceptDependencies,
): Promise<Result<string, ApiFault | "moved">> {
  const { actor, flowId, tenantId, version } = request;
  const place = { workspaceId: actor.workspaceId, flowId, tenantId };
  const account = await dependencies.accounts.find(place);
  if (account === null) return fault("not-found", "There is no tenant with this id.");
  const candidate = await prepareCandidate({ ...place, version, account }, dependencies);
  if (!candidate.ok) return candidate;
  // Before the draft is frozen: what may not be published makes no version.
  const question = { flowId, tenantId, kind: "publish" as const, version: candidate.value.version, by: actor.id };
  const unapproved = await refuseUnapproved(question, dependencies.storage.in(actor.workspaceId));
  if (unapproved !== null) return refusalOf(candidate.value) ?? unapproved;
  const ready = { candidate: candidate.value, account };
  if (request.schedule === undefined) return publishNow(request, ready, dependencies);
  const planned = await planSchedule({ ...request, schedule: request.schedule }, ready, dependencies);
  if (!planned.ok) return planned;
  const { by, span } = planned.value;
  if (by === "vendor") return publishNow({ ...request, window: vendorWindow(span) }, ready, dependencies);
  const refusal = refusalOf(candidate.value);
  if (refusal !== null) return refusal;
  const number = await versionNumber(request, candidate.value, dependencies);
  if (!number.ok) return number;
  const frozen = { ...candidate.value, version: number.value };
  return acceptScheduled(request, { kind: "publish", candidate: frozen, account, span }, dependencies);
}

async function publishNow(
  asked: PublishRequest,
  { candidate, account }: { readonly candidate: Candidate; readonly account: VendorAccount },
  dependencies: AcceptDependencies,
): Promise<Result<string, ApiFault | "moved">> {
  const { actor, flowId, tenantId } = asked;
  const place = { workspaceId: actor.workspaceId, flowId, tenantId };
  const successor = successorOf(asked, { kind: "publish", version: candidate.version });
  const free = await refuseWhileActive(asked, successor, dependencies.storage);
  if (!free.ok) return free;
  const window = windowToSend(asked.window, candidate, dependencies.surroundings.now());
  if (!window.ok) return window;
  const request = { ...asked, window: window.value };
  const refusal = refusalOf(candidate);
  if (refusal !== null) return refusal;
  const reading = await dependencies.live.read(place, ownIdOf(candidate));
  if (asked.onlyWhileLive !== undefined && reading.record?.deploymentId !== asked.onlyWhileLive)
    return fault("nothing-changed", "Another version is live by now.");
  const against = objection({ candidate, reading }, request);
  if (against !== null) return (await refuseIfMoved(request, reading.record?.deploymentId, dependencies)) ?? against;
  const number = await versionNumber(request, candidate, dependencies);
  if (!number.ok) return number;
  const accepted = { kind: "publish" as const, candidate: { ...candidate, version: number.value }, account, reading };
  return accept(request, accepted, dependencies);
}

/** While the vendor was read another deployment may have begun or ended: then what was read says nothing about drift. */
async function refuseIfMoved(
  request: DeployRequest,
  seen: string | undefined,
  { storage }: AcceptDependencies,
): Promise<Result<string, ApiFault | "moved"> | null> {
  const free = await refuseWhileActive(request, { kind: "publish", version: null }, storage);
  if (!free.ok) return free;
  const record = await storage.in(request.actor.workspaceId).findLive(request);
  return record?.deploymentId === seen ? null : { ok: false, error: "moved" };
}

async function versionNumber(
  request: DeployRequest,
  candidate: { readonly version: number | null; readonly contentHash: string },
  { flows }: AcceptDependencies,
): Promise<Result<number, ApiFault | "moved">> {
  if (candidate.version !== null) return ok(candidate.version);
  const { actor, flowId, note = "" } = request;
  const frozen = await flows.freeze({ actor, flowId, note });
  if (!frozen.ok) return frozen;
  // Somebody saved meanwhile: what was checked is not what was frozen.
  return frozen.value.contentHash === candidate.contentHash ? ok(frozen.value.number) : { ok: false, error: "moved" };
}
