// What waits for its time is begun or ended here. The vendor is asked outside of the transaction; inside of it the row must
// still wait, nothing else may run, and what is live must be what was looked at: of any number of processes one begins it.
import type { PlannedSpan } from "@tonegraph/api-contract";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { LiveReading, LiveRecord } from "../../../kernel/live-reader.ts";
import type { VendorAccount } from "../../../kernel/vendor-accounts.ts";
import { refuseUnapproved } from "../approval-needed.ts";
import { artefactKeyOf } from "../artefact-key.ts";
import { prepareCandidate, type Candidate } from "../candidate.ts";
import { mustBeReadable, type DeploymentError, type DeploymentRecord, type ScheduleHalf } from "../deployment.ts";
import { dueDecision, type DueDecision } from "../due-decision.ts";
import { endScheduled } from "../end-scheduled.ts";
import { refuseUnfit } from "../may-still-publish.ts";
import { ownIdOf } from "../own-id.ts";
import type { DeploymentStore } from "../ports.ts";
import { refusalOf, refusalOfFormer } from "../refusal-of.ts";
import { objection, type AcceptDependencies } from "./accept-deployment.ts";

/** How long a vendor that cannot be read is asked again before its silence counts as an answer, and so is a fault of our own. */
const UNREADABLE_FOR_MS = 15 * 60_000;

/** Flows on tenants that are looked at beside each other, so that a vendor that is slow keeps few others waiting. */
const BESIDE = 4;

/**
 * Begins or ends what is due in a workspace at this moment; what has to wait is looked at again in the next round. One that
 * cannot be looked at keeps no other one: their errors are thrown together at the end.
 */
export async function runDue(workspaceId: string, dependencies: AcceptDependencies): Promise<void> {
  const waiting = await dependencies.storage.in(workspaceId).waiting(null);
  const places = [...Map.groupBy(waiting, ({ flowId, tenantId }) => `${flowId} ${tenantId}`).values()];
  const errors: unknown[] = [];
  const runPlaces = async (): Promise<void> => {
    for (let place = places.shift(); place !== undefined; place = places.shift()) {
      await runPlace(place, dependencies).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: BESIDE }, runPlaces));
  if (errors.length > 0)
    throw new AggregateError(errors, `${errors.length} scheduled deployments could not be looked at`);
}

/** One flow on one tenant, in the order of their times. */
async function runPlace(halves: readonly DeploymentRecord[], dependencies: AcceptDependencies): Promise<void> {
  for (const { schedule, ...half } of halves) {
    if (schedule !== null) await runOrEnd({ ...half, schedule }, dependencies);
  }
}

type Waiting = DeploymentRecord & { readonly schedule: ScheduleHalf };

/** What is thrown is the caller's to log; where that goes on for too long, the deployment ends, so that people hear of it. */
async function runOrEnd(waiting: Waiting, dependencies: AcceptDependencies): Promise<void> {
  try {
    mustBeReadable(waiting);
    await runOne(waiting, dependencies);
  } catch (error) {
    if (!isPatient(waiting, dependencies.surroundings.now())) await endScheduled(waiting, OWN_FAULT, dependencies);
    throw error;
  }
}

function isPatient({ schedule }: Waiting, now: Date): boolean {
  return now.getTime() - schedule.dueAt.getTime() < UNREADABLE_FOR_MS;
}

async function runOne(waiting: Waiting, dependencies: AcceptDependencies): Promise<void> {
  const now = dependencies.surroundings.now();
  const decision = await decide(waiting, { store: dependencies.storage.in(waiting.workspaceId), now });
  if (decision.kind === "wait") return;
  if (decision.kind === "end") return endScheduled(waiting, decision, dependencies);
  const begun = await begin(waiting, { ...decision, now }, dependencies);
  if (!begun.ok && begun.error !== "wait") return endScheduled(waiting, begun.error, dependencies);
}

async function decide(
  waiting: Waiting,
  { store, now }: { readonly store: DeploymentStore; readonly now: Date },
): Promise<DueDecision> {
  const { partnerId } = waiting.schedule;
  return dueDecision(waiting, {
    now,
    partner: partnerId === null ? null : await store.find(partnerId),
    live: await store.findLive(waiting),
    busy: (await store.findActive(waiting)) !== null,
  });
}

/** How a deployment that could not begin ends. */
interface NotBegun {
  readonly state: "failed" | "superseded";
  readonly error: DeploymentError;
}

const OWN_FAULT: NotBegun = {
  state: "failed",
  error: {
    code: "internal-error",
    message: "Tonegraph met a fault of its own each time it tried to begin this. Its log says which. Publish it again.",
  },
};

type Begin = Extract<DueDecision, { kind: "begin" }> & { readonly now: Date };

async function begin(
  waiting: Waiting,
  { overDrift, warnings, now }: Begin,
  dependencies: AcceptDependencies,
): Promise<Result<null, NotBegun | "wait">> {
  const { workspaceId, flowId, tenantId, version, schedule } = waiting;
  const place = { workspaceId, flowId, tenantId };
  const account = await dependencies.accounts.find(place);
  if (account === null) return err(failed({ code: "not-found", detail: "The tenant was removed meanwhile." }));
  const candidate = await prepareCandidate({ ...place, version, account }, dependencies);
  if (!candidate.ok) return candidate.error.code === "overloaded" ? err("wait") : err(failed(candidate.error));
  // What was live there was good then; everything else has to pass what every publish has to pass.
  const isProven = schedule.part === "return" || (await wasLive(waiting, dependencies.storage.in(workspaceId)));
  const refusal = isProven ? refusalOfFormer(candidate.value) : refusalOf(candidate.value);
  if (refusal !== null) return err(failed(refusal.error));
  const reading = await dependencies.live.read(place, ownIdOf(candidate.value));
  if (reading.content.kind === "unreadable" && isPatient(waiting, now)) return err("wait");
  const wanted = { overDrift: overDrift ?? undefined, window: waiting.window ?? undefined };
  const against = objection({ candidate: candidate.value, reading }, wanted);
  if (against !== null) return err(notBegun(against.error));
  return queue(waiting, { candidate: candidate.value, account, reading, overDrift, warnings, now }, dependencies);
}

async function wasLive({ kind, version, ...place }: Waiting, store: DeploymentStore): Promise<boolean> {
  return kind === "rollback" && (await store.history(place)).some((former) => former.version === version);
}

interface Readied extends Begin {
  readonly candidate: Candidate;
  readonly account: VendorAccount;
  readonly reading: LiveReading;
}

async function queue(
  waiting: Waiting,
  { candidate, account, reading, overDrift, warnings, now: at }: Omit<Readied, "kind">,
  { storage, onAccepted }: AcceptDependencies,
): Promise<Result<null, NotBegun | "wait">> {
  const { id, workspaceId, flowId, tenantId, version, kind, schedule, createdBy } = waiting;
  const { hash: artefactHash, artefact } = candidate;
  const queued = await storage.transaction<null, NotBegun | "wait">(workspaceId, async (store) => {
    await store.lockPlace(waiting);
    const live = await store.findLive(waiting);
    if (live?.deploymentId !== reading.record?.deploymentId) return err("wait");
    if ((await store.findActive(waiting)) !== null) return err("wait");
    const refused = await refuseNow(waiting, store);
    if (refused !== null) return err(failed(refused.error));
    await store.addArtefact(artefactKeyOf({ flowId, version }, account, candidate.context.flows), {
      artefact,
      hash: artefactHash,
      createdAt: at,
    });
    const begin = {
      artefactHash,
      expectedHash: reading.record?.hash ?? null,
      externalId: reading.externalId,
      overDrift: reading.drift === "drifted" ? overDrift : null,
      warnings,
    };
    if (!(await store.beginScheduled(id, begin))) return err("wait");
    if (schedule.part === "start") await aimReturn(schedule.partnerId, live, store);
    await store.announce(id);
    const details = {
      deploymentId: id,
      tenantId,
      kind,
      version,
      overDrift: begin.overDrift,
      ...dueDetails(schedule, at),
    };
    await store.appendAudit({ at, actor: createdBy, action: "DEPLOY_START", flowId, details });
    return ok(null);
  });
  if (queued.ok) onAccepted();
  return queued;
}

/** What may have changed since it was scheduled: the approval, and what whoever scheduled it may do. */
async function refuseNow(
  { flowId, tenantId, kind, version, createdBy, schedule }: Waiting,
  store: DeploymentStore,
): ReturnType<typeof refuseUnfit> {
  const unapproved = await refuseUnapproved({ flowId, tenantId, kind, version, by: createdBy }, store);
  // The way back goes all the same: without it callers would be left with what was meant for a while.
  if (unapproved !== null || schedule.part === "return") return unapproved;
  return refuseUnfit(createdBy, store);
}

/** What was live right before the start is what comes back, whatever it was when the span was scheduled. */
async function aimReturn(returnId: string | null, live: LiveRecord | null, store: DeploymentStore): Promise<void> {
  if (returnId === null || live === null || live.version === null) return;
  const { version, hash: artefactHash } = live;
  const former = await store.find(live.deploymentId);
  const [connectionCount, window] = [former?.connectionCount ?? 0, former?.window ?? null];
  await store.aimReturn(returnId, { version, artefactHash, connectionCount, window });
  await store.announce(returnId);
}

function dueDetails({ dueAt, span }: { readonly dueAt: Date; readonly span: PlannedSpan }, at: Date) {
  const lateSeconds = Math.max(0, Math.round((at.getTime() - dueAt.getTime()) / 1000));
  return { dueAt: dueAt.toISOString(), timeZone: span.timeZone, lateSeconds };
}

function notBegun(fault: ApiFault): NotBegun {
  if (fault.code !== "nothing-changed") return failed(fault);
  const message = "What is live already equals this when its time had come. Nothing had to be published.";
  return { state: "superseded", error: { code: "nothing-changed", message } };
}

function failed({ code, detail }: Pick<ApiFault, "code" | "detail">): NotBegun {
  return { state: "failed", error: { code, message: detail } };
}
