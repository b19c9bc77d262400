import { scheduleNotes, type Deployment, type Plan, type ScheduleRequest } from "@tonegraph/api-contract";
import { ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { OurFlows } from "@tonegraph/vendor-kit";
import { flowNames, withFlowNames } from "../sub-flow-names.ts";
import { windowChanges } from "../window-changes.ts";
import { windowToSend } from "../window-to-send.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { LivePlace, LiveReader, LiveReading } from "../../../kernel/live-reader.ts";
import type { VendorAccount, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import { prepareCandidate, workspaceFlows, type Candidate, type CandidateDependencies } from "../candidate.ts";
import { toDeployment, toSchedule } from "../deployment.ts";
import { lostCreation } from "../lost-creation.ts";
import { planApproval } from "../approval-needed.ts";
import { versionFlow, type Comparison } from "../copy-drawing.ts";
import { ownIdOf } from "../own-id.ts";
import { renamedFlows, toldOf } from "../plan-changes.ts";
import { driftPart } from "../plan-drift.ts";
import { planSchedule, waitingWords } from "../plan-schedule.ts";
import { refusalOfReturn } from "../refusal-of.ts";
import { versionToReturnTo } from "../rollback-target.ts";

export interface PlanDependencies extends CandidateDependencies {
  readonly accounts: VendorAccounts;
  readonly live: LiveReader;
  readonly surroundings: { now(): Date };
}

interface PlanRequest extends LivePlace {
  readonly version?: number | undefined;
  /** Publishing, unless it says otherwise. */
  readonly kind?: Deployment["kind"] | undefined;
  readonly schedule?: ScheduleRequest | undefined;
  /** Who asks. */
  readonly by: string;
}

/** What publishing or rolling back would change; stores nothing, and works while the vendor cannot be read. */
export async function planDeployment(
  { version: asked, kind, schedule, by, ...place }: PlanRequest,
  dependencies: PlanDependencies,
): Promise<Result<Plan, ApiFault>> {
  const account = await dependencies.accounts.find(place);
  if (account === null) return fault("not-found", "There is no tenant with this id.");
  const version = kind === "rollback" ? await versionToReturnTo({ ...place, version: asked }, dependencies) : ok(asked);
  if (!version.ok) return version;
  const candidate = await prepareCandidate({ ...place, version: version.value, account }, dependencies);
  if (!candidate.ok) return candidate;
  const planned = await schedulePart({ ...place, schedule }, { candidate: candidate.value, account }, dependencies);
  if (!planned.ok) return planned;
  const reading = await dependencies.live.read(place, ownIdOf(candidate.value));
  const { record } = reading;
  // Only a copy that somebody changed is drawn.
  const ours: OurFlows = reading.drift === "drifted" ? await dependencies.flowsAt.ourFlows(place) : new Map();
  const comparison = { place, reading, ours };
  const told = await toldOf(candidate.value, comparison, dependencies);
  const renamed = await renamedFlows(candidate.value, comparison, dependencies);
  const effort = await effortPart(told.carried, comparison, dependencies);
  if (!effort.ok) return effort;
  const names = await flowNames(candidate.value, await versionFlow(reading, place, dependencies), (former) =>
    dependencies.flowsAt.contextOf(place, former, account),
  );
  const plan: Plan = {
    version: candidate.value.version ?? (await nextVersion(place, dependencies)),
    changes: windowChanges(candidate.value, reading, [...told.changes, ...renamed]),
    ...(told.kept.length === 0 ? {} : { kept: told.kept }),
    report: reportPart(candidate.value, schedule, dependencies.surroundings.now()),
    problems: candidate.value.problems.map((problem) => ({ ...problem, related: [...problem.related] })),
    drift: await driftPart(candidate.value, comparison, dependencies),
    live: record === null ? null : { version: record.version, since: record.since.toISOString() },
    ...(await lostPart(place, reading, dependencies.storage)),
    ...(effort.value === null ? {} : { effort: effort.value }),
    ...planned.value,
    ...(await approvalPart({ ...place, kind, version: candidate.value.version, by }, dependencies.storage)),
    ...refusalPart(candidate.value, kind),
    waiting: await waitingPart(place, dependencies.storage),
  };
  return ok(withFlowNames(plan, names));
}

async function nextVersion({ workspaceId, flowId }: LivePlace, { flows }: PlanDependencies): Promise<number> {
  return ((await flows.newestVersion(workspaceId, flowId)) ?? 0) + 1;
}

async function lostPart(
  place: LivePlace,
  reading: LiveReading,
  storage: PlanDependencies["storage"],
): Promise<Pick<Plan, "lost">> {
  const lost = await lostCreation(place, reading, storage);
  return lost === null ? {} : { lost: toDeployment(lost) };
}

// A window of the drawing that is over keeps nobody from publishing with another one; what is for later has times of its own.
function reportPart(candidate: Candidate, schedule: ScheduleRequest | undefined, now: Date): Plan["report"] {
  const report = candidate.report.map(({ kind, code, nodeId, words }) => ({
    kind,
    code,
    ...(nodeId === undefined ? {} : { nodeId }),
    words,
  }));
  const window = schedule === undefined ? windowToSend(undefined, candidate, now) : ok(undefined);
  if (window.ok) return report;
  return [{ kind: "approximated", code: "window-over", words: window.error.detail }, ...report];
}

function refusalPart(candidate: Candidate, kind: PlanRequest["kind"]): Pick<Plan, "refusal"> {
  const refusal = kind === "rollback" ? refusalOfReturn(candidate) : null;
  return refusal === null ? {} : { refusal: refusal.error.detail };
}

async function approvalPart(
  {
    workspaceId,
    kind = "publish",
    ...asked
  }: LivePlace & Pick<PlanRequest, "kind" | "by"> & { readonly version: number | null },
  storage: PlanDependencies["storage"],
): Promise<Pick<Plan, "approval">> {
  const question = { ...asked, kind };
  const standing = await storage.in(workspaceId).approvalStanding(question);
  return standing === null ? {} : { approval: planApproval(question, standing) };
}

async function schedulePart(
  { schedule, workspaceId, ...place }: Omit<PlanRequest, "version" | "by">,
  ready: { readonly candidate: Candidate; readonly account: VendorAccount },
  dependencies: PlanDependencies,
): Promise<Result<Pick<Plan, "schedule">, ApiFault>> {
  if (schedule === undefined) return ok({});
  const planned = await planSchedule({ ...place, actor: { workspaceId }, schedule }, ready, dependencies);
  if (!planned.ok) return planned;
  const { span, by, returnsTo } = planned.value;
  return ok({ schedule: { ...span, by, returnsTo, notes: scheduleNotes(span, planned.value) } });
}

async function waitingPart(place: LivePlace, storage: PlanDependencies["storage"]): Promise<Plan["waiting"]> {
  const store = storage.in(place.workspaceId);
  const waiting = await store.waiting(place);
  const ids = new Set(waiting.map(({ id }) => id));
  return waiting.flatMap((record) => {
    if (record.schedule === null) return [];
    const hasStarted = !ids.has(record.schedule.partnerId ?? "");
    const words = waitingWords(record, hasStarted);
    return [{ ...toSchedule(record.schedule), deploymentId: record.id, version: record.version, words }];
  });
}

// Callers meet what is live: where somebody changed that at the vendor, our version says nothing about it. What stays here
// they do not meet.
async function effortPart(
  flow: Flow,
  { place, reading }: Comparison,
  dependencies: PlanDependencies,
): Promise<Result<Plan["effort"] | null, ApiFault>> {
  if (reading.drift === "drifted") return ok(null);
  const live = await versionFlow(reading, place, dependencies);
  if (live === null) return ok(null);
  const subflows = await workspaceFlows(place, [live, flow], dependencies.flows);
  const words = await dependencies.work.compare({ before: live, after: flow, subflows });
  return words.ok ? ok({ words: [...words.value] }) : words;
}
