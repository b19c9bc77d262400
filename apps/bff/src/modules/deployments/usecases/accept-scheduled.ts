import { spanWords, type PlannedSpan } from "@tonegraph/api-contract";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { DEPLOYMENT_STEPS } from "@tonegraph/vendor-kit";
import type { ApiFault } from "../../../kernel/fault.ts";
import { drawnWindow } from "../../../kernel/flow-service.ts";
import type { VendorAccount } from "../../../kernel/vendor-accounts.ts";
import { refuseUnapproved } from "../approval-needed.ts";
import { artefactKeyOf } from "../artefact-key.ts";
import type { Candidate } from "../candidate.ts";
import type { NewDeployment } from "../deployment.ts";
import { refuseOverlap } from "../plan-schedule.ts";
import type { DeploymentStore } from "../ports.ts";
import type { AcceptDependencies, DeployRequest } from "./accept-deployment.ts";

/** A frozen version and the span for which it is to be live. */
export interface ScheduledVersion {
  /** A roll back brings a version back that was there before. */
  readonly kind: NewDeployment["kind"];
  readonly candidate: Candidate & { readonly version: number };
  readonly account: VendorAccount;
  readonly span: PlannedSpan;
}

/**
 * Writes a scheduled deployment down, with its way back where the span ends. Both wait; what is true at the vendor is looked
 * at when their time has come. `moved`: the artefact or the key has changed since it was looked at.
 */
export function acceptScheduled(
  request: DeployRequest,
  scheduled: ScheduledVersion,
  { storage, surroundings }: AcceptDependencies,
): Promise<Result<string, ApiFault | "moved">> {
  const { actor, flowId, tenantId, idempotencyKey: key, requestHash } = request;
  const { candidate, account, span } = scheduled;
  const place = { flowId, tenantId };
  const ids = { start: surroundings.newId("deployment"), back: surroundings.newId("deployment") };
  const at = surroundings.now();
  return storage.transaction<string, ApiFault | "moved">(actor.workspaceId, async (store) => {
    await store.lockPlace(place);
    const free = await refuseOverlap(place, span, store);
    if (!free.ok) return free;
    const question = { ...place, kind: scheduled.kind, version: candidate.version, by: actor.id };
    const unapproved = await refuseUnapproved(question, store);
    if (unapproved !== null) return unapproved;
    const artefactKey = artefactKeyOf({ flowId, version: candidate.version }, account, candidate.context.flows);
    await store.addArtefact(artefactKey, { artefact: candidate.artefact, hash: candidate.hash, createdAt: at });
    if ((await store.findArtefact(artefactKey))?.hash !== candidate.hash) return err("moved");
    const start = { ...startOf(request, scheduled), id: ids.start, createdAt: at };
    const back = await returnOf({ start, id: ids.back, span }, store);
    if (span.endsAt !== null && back === null) return err("moved");
    const halves = back === null ? [start] : [linked(start, back.id), back];
    for (const half of halves) await store.insert(half, DEPLOYMENT_STEPS);
    if (!(await store.addKey({ key, requestHash, deploymentId: ids.start, createdAt: at }))) return err("moved");
    for (const half of halves) await store.announce(half.id);
    const { kind } = start;
    const details = { deploymentId: ids.start, tenantId, kind, version: candidate.version, when: spanWords(span) };
    const returns = back === null ? {} : { returnId: back.id, returnsTo: back.version };
    const audit = { at, actor: actor.id, action: "DEPLOY_SCHEDULED", flowId, details: { ...details, ...returns } };
    await store.appendAudit(audit);
    return ok(ids.start);
  });
}

type Half = NewDeployment & { readonly schedule: NonNullable<NewDeployment["schedule"]> };

function startOf(
  request: DeployRequest,
  { kind, candidate, account, span }: ScheduledVersion,
): Omit<Half, "id" | "createdAt"> {
  return {
    flowId: request.flowId,
    tenantId: request.tenantId,
    kind,
    version: candidate.version,
    dialect: account.dialect,
    artefactHash: candidate.hash,
    note: request.note ?? "",
    guard: request.guard ?? null,
    overDrift: request.overDrift ?? null,
    expectedHash: null,
    externalId: null,
    connectionCount: Object.keys(candidate.flow.connections).length,
    window: drawnWindow(candidate.converter, candidate.artefact),
    schedule: { part: "start", dueAt: new Date(span.startsAt), partnerId: null, span },
    createdBy: request.actor.id,
  };
}

function linked(half: Half, partnerId: string): Half {
  return { ...half, schedule: { ...half.schedule, partnerId } };
}

/** The way back: to what is live now, until the start says better. Null where the span has no end or nothing is live. */
async function returnOf(
  { start, id, span }: { readonly start: Half; readonly id: string; readonly span: PlannedSpan },
  store: DeploymentStore,
): Promise<Half | null> {
  const live = await store.findLive(start);
  if (span.endsAt === null || live === null || live.version === null) return null;
  const schedule = { part: "return" as const, dueAt: new Date(span.endsAt), partnerId: start.id, span };
  const { version, hash: artefactHash } = live;
  const former = await store.find(live.deploymentId);
  const [connectionCount, window] = [former?.connectionCount ?? 0, former?.window ?? null];
  return {
    ...start,
    id,
    kind: "rollback",
    version,
    artefactHash,
    connectionCount,
    window,
    guard: false,
    overDrift: null,
    schedule,
  };
}
