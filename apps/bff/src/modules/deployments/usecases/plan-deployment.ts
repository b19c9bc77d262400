import { scheduleNotes, type Deployment, type Plan, type ScheduleRequest } from "@tonegraph/api-contract";
import { newFlow, ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { OurFlows } from "@tonegraph/vendor-kit";
import { borrowLabels } from "../../../kernel/borrow-labels.ts";
import { beyondDrawing } from "../../../kernel/beyond-drawing.ts";
import { keepOptionNames } from "../../../kernel/keep-option-names.ts";
import { changesBetween, firstChanges, toldChanges, type ToldChanges } from "../told-changes.ts";
import { flowIdChanges } from "../flow-id-changes.ts";
import { flowNames, withFlowNames } from "../sub-flow-names.ts";
import { windowChanges } from "../window-changes.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import {
  contentHashOf,
  onlyServiceChanged,
  saidOf,
  type LivePlace,
  type LiveReader,
  type LiveReading,
} from "../../../kernel/live-reader.ts";
import type { VendorAccount, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import { prepareCandidate, workspaceFlows, type Candidate, type CandidateDependencies } from "../candidate.ts";
import { decompiled, liveDrawing, publishedArtefact, type Comparison } from "../copy-drawing.ts";
import { toSchedule } from "../deployment.ts";
import { planApproval } from "../approval-needed.ts";
import { ownIdOf } from "../own-id.ts";
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
    report: candidate.value.report.map(({ kind, code, nodeId, words }) => ({
      kind,
      code,
      ...(nodeId === undefined ? {} : { nodeId }),
      words,
    })),
    problems: candidate.value.problems.map((problem) => ({ ...problem, related: [...problem.related] })),
    drift: await driftPart(candidate.value, comparison, dependencies),
    live: record === null ? null : { version: record.version, since: record.since.toISOString() },
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

// Two drawings are compared where both are known, because their words are the reader's own; else two decompiled artefacts.
async function toldOf(
  candidate: Candidate,
  comparison: Comparison,
  dependencies: PlanDependencies,
): Promise<ToldChanges> {
  const { flow, hash, converter, context } = candidate;
  const { place, reading } = comparison;
  const former = await versionFlow(reading, place, dependencies);
  const isLive = contentHashOf(reading.content) === hash;
  if (!isLive && reading.content.kind === "present" && reading.drift === "drifted") {
    const changes = await overDrift({ candidate, former, comparison }, dependencies.storage);
    return { changes, kept: [], carried: flow };
  }
  // What is sent is the same: whatever was drawn otherwise stays here.
  if (isLive || isPublished(reading, hash))
    return { changes: [], kept: former === null ? [] : compare(former, flow), carried: former ?? flow };
  // What a tenant says where a drawing is silent, such as its campaign, would hide that the drawing's own is sent.
  const { settings: _, ...bare } = context;
  const compile = (drawn: Flow) => converter.compile(drawn, bare);
  return former === null ? firstChanges(emptyLike(flow), flow, compile) : toldChanges(former, flow, compile);
}

function isPublished({ record }: LiveReading, hash: string): boolean {
  return record !== null && record.version !== null && record.hash === hash;
}

async function overDrift(
  {
    candidate,
    former,
    comparison,
  }: { readonly candidate: Candidate; readonly former: Flow | null; readonly comparison: Comparison },
  storage: PlanDependencies["storage"],
): Promise<Plan["changes"]> {
  const live = await liveDrawing(candidate, comparison, storage);
  const wanted = decompiled(candidate.converter, candidate.artefact, comparison.ours) ?? candidate.flow;
  const originals = [candidate.flow, ...(former === null ? [] : [former])];
  if (live === null) return compare(null, borrowLabels([wanted], originals)[0]);
  const named = keepOptionNames(live, wanted, candidate.converter);
  return compare(...borrowLabels([named, wanted], originals));
}

// Where the vendor's copy was changed, the two artefacts are compared, and these ids with them.
async function renamedFlows(
  candidate: Candidate,
  comparison: Comparison,
  dependencies: PlanDependencies,
): Promise<Plan["changes"]> {
  const { reading, place } = comparison;
  if (candidate.context.flows === undefined || reading.drift === "drifted") return [];
  const published = await publishedArtefact(candidate, comparison, dependencies.storage);
  return flowIdChanges(candidate, { former: await versionFlow(reading, place, dependencies), published });
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

/** The drawing of the version that we published last; null where there is none. */
async function versionFlow(
  { record }: LiveReading,
  { workspaceId, flowId }: LivePlace,
  { flows }: PlanDependencies,
): Promise<Flow | null> {
  const version = record?.version ?? null;
  return version === null ? null : ((await flows.version(workspaceId, flowId, version))?.flow ?? null);
}

async function driftPart(
  candidate: Candidate,
  comparison: Comparison,
  dependencies: PlanDependencies,
): Promise<Plan["drift"]> {
  const { place, reading, ours } = comparison;
  const base = driftState(reading);
  // Nothing but whether or when callers are let in, or all of it gone: the words say it, and no drawing shows it.
  if (reading.drift !== "drifted" || onlyServiceChanged(reading) || isGone(reading)) return base;
  const stored = await publishedArtefact(candidate, comparison, dependencies.storage);
  const published = stored === null ? null : decompiled(candidate.converter, stored, ours);
  const present = await liveDrawing(candidate, comparison, dependencies.storage);
  if (reading.content.kind === "present" && present === null) return base;
  const former = await versionFlow(reading, place, dependencies);
  const before = published ?? emptyLike(present ?? candidate.flow);
  const now = present === null ? emptyLike(candidate.flow) : keepOptionNames(present, before, candidate.converter);
  const states = [before, now] as const;
  const changes = compare(...borrowLabels(states, [...(former === null ? [] : [former]), candidate.flow]));
  return { ...base, changes, ...beyondPart(candidate, reading, { changes, drawing: present }) };
}

function beyondPart(
  { converter }: Candidate,
  { content }: LiveReading,
  { changes, drawing }: { readonly changes: Plan["changes"]; readonly drawing: Flow | null },
): Pick<Plan["drift"], "beyond"> {
  const isBeyond = changes.some(({ what }) => what === "vendorExtras");
  if (!isBeyond || content.kind !== "present" || drawing === null) return {};
  return { beyond: beyondDrawing({ copy: content.artefact, drawing, converter }) };
}

function isGone({ content, record }: LiveReading): boolean {
  return content.kind === "absent" && record !== null && record.version !== null;
}

function driftState(reading: LiveReading): Plan["drift"] {
  const { content, drift, record } = reading;
  const liveHash = contentHashOf(content);
  const words = saidOf(reading);
  return {
    state: drift,
    ...(liveHash === null || (content.kind === "absent" && record === null) ? {} : { liveHash }),
    ...(words === "" ? {} : { words }),
  };
}

function compare(from: Flow | null, to: Flow): Plan["changes"] {
  return changesBetween(from ?? emptyLike(to), to);
}

/** The flow without anything in it: what a first publish is compared with. */
function emptyLike(flow: Flow): Flow {
  const { name, description, profile, defaultLanguage, languages, startNodeId, nodes } = flow;
  const start = nodes[startNodeId];
  const empty = { ...newFlow({ name }), description, profile, defaultLanguage, languages };
  return start === undefined ? empty : { ...empty, startNodeId, nodes: { [startNodeId]: start } };
}
