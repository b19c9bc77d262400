import type { Heatmap } from "@tonegraph/api-contract";
import { addFigures, createTally, flowFacts, NO_CALLS, type FlowFigures, type Visit } from "@tonegraph/call-analytics";
import { ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { compareNodes, heatFromAggregates, heatFromCalls, type NodesOf } from "../heat-nodes.ts";
import type { FiguresSource, FiguresStore, FindFiguresSource, LivePeriod, Span, VersionOnTenant } from "../ports.ts";
import { sumAggregates } from "../sum-aggregates.ts";
import { collectCalls, refreshAggregates, type CollectDependencies } from "./collect-figures.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const USUAL_SPAN_MS = 7 * DAY_MS;
/** Collecting comes round every few minutes; what is younger is no gap. */
const FRESH_MS = 600_000;
const LONGEST_SPAN_MS = 400 * DAY_MS;

export interface HeatmapRequest {
  readonly workspaceId: string;
  readonly place: FlowOnTenant;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly version?: number | undefined;
  readonly compareTo?: number | undefined;
  readonly refresh: boolean;
}

export interface HeatmapDependencies extends CollectDependencies {
  readonly findSource: FindFiguresSource;
}

/** Where callers of one version hung up in a span. Asks the vendor first when told to; what is not known is said, not drawn as 0. */
export async function readHeatmap(
  request: HeatmapRequest,
  dependencies: HeatmapDependencies,
): Promise<Result<Heatmap, ApiFault>> {
  const prepared = await prepare(request, dependencies);
  if (!prepared.ok) return prepared;
  const { place, source, span } = prepared.value;
  if (request.refresh) {
    const refreshed = await refresh(prepared.value, request, dependencies);
    if (!refreshed.ok) return refreshed;
  }
  const found = await read(prepared.value, dependencies.storage.in(request.workspaceId));
  const former = await readFormer(prepared.value, request, dependencies);
  if (!former.ok) return former;
  return ok({
    version: place.version,
    ...(request.compareTo === undefined ? {} : { compareTo: request.compareTo }),
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    ...found.figures,
    ...(former.value === null ? {} : { nodes: compareNodes(found.figures.nodes, former.value.nodes) }),
    source: {
      tenantId: place.tenantId,
      kind: source.kind ?? "none",
      fetchedAt: found.fetchedAt?.toISOString() ?? null,
    },
    gaps: found.gaps,
  });
}

/** Finds everything that the request names, or says what is not there. */
async function prepare(
  request: HeatmapRequest,
  { flows, findSource, storage, now }: HeatmapDependencies,
): Promise<Result<Reading, ApiFault>> {
  const { workspaceId, place } = request;
  if (!(await flows.exists(workspaceId, place.flowId))) return fault("not-found", "There is no flow with this id.");
  const source = await findSource(workspaceId, place.tenantId);
  if (source === null) return fault("not-found", "There is no tenant with this id.");
  const span = spanOf(request, now());
  if (!span.ok) return span;
  const periods = await storage.in(workspaceId).livePeriods(place);
  const version = chooseVersion(request, periods);
  if (!version.ok) return version;
  const document = await flows.version(workspaceId, place.flowId, version.value);
  if (document === null) return fault("not-found", `There is no version ${version.value} of this flow.`);
  return ok({ place: { ...place, version: version.value }, source, span: span.value, periods, flow: document.flow });
}

interface Reading {
  readonly place: VersionOnTenant;
  readonly source: FiguresSource;
  readonly span: Span;
  readonly periods: readonly LivePeriod[];
  readonly flow: Flow;
}

interface Found {
  readonly figures: NodesOf;
  readonly fetchedAt: Date | null;
  readonly gaps: Heatmap["gaps"];
}

function spanOf({ from, to }: HeatmapRequest, now: Date): Result<Span, ApiFault> {
  const end = to ?? now;
  const begin = from ?? new Date(end.getTime() - USUAL_SPAN_MS);
  const pointed = (pointer: string, message: string) =>
    fault("invalid-parameter", message, { errors: [{ pointer, code: "invalid-span", message }] });
  if (begin >= end) return pointed("/from", "The span ends before it begins. Choose a beginning before its end.");
  if (end.getTime() - begin.getTime() > LONGEST_SPAN_MS) return pointed("/from", "A span has at most 400 days.");
  return ok({ from: begin, to: end });
}

/** What was asked for, else what is live, else what was live last. */
function chooseVersion({ version }: HeatmapRequest, periods: readonly LivePeriod[]): Result<number, ApiFault> {
  const chosen = version ?? periods.at(-1)?.version;
  return chosen === undefined
    ? fault("not-found", "This flow was never live on this tenant, so nobody has called it there. Publish it first.")
    : ok(chosen);
}

async function refresh(
  { place, source, span, periods }: Reading,
  { workspaceId }: HeatmapRequest,
  dependencies: CollectDependencies,
): Promise<Result<null, ApiFault>> {
  const period = periods.findLast(({ version }) => version === place.version);
  if (source.kind === null || period === undefined) return ok(null);
  const refreshed =
    source.kind === "calls"
      ? await collectCalls({ workspaceId, place, source }, dependencies)
      : await refreshAggregates({ workspaceId, place, source }, { externalId: period.externalId, span }, dependencies);
  if (refreshed.ok) return refreshed;
  return fault("vendor-failed", `${source.tenantName} gave no figures: ${refreshed.error.message}`);
}

async function read(reading: Reading, store: FiguresStore): Promise<Found> {
  const { flow, source, span } = reading;
  switch (source.kind) {
    case "calls": {
      const until = await store.collectedUntil(reading.place);
      const figures = heatFromCalls(flow, await figuresOf(reading, store));
      return { figures, fetchedAt: await store.fetchedAt(reading.place), gaps: gapsAfter(until, reading) };
    }
    case "aggregates": {
      const parts = await store.aggregates(reading.place, span);
      const figures = heatFromAggregates(flow, sumAggregates(parts.map((part) => part.figures)));
      const fetchedAt = parts.at(-1)?.fetchedAt ?? null;
      return { figures, fetchedAt, gaps: [...gapsBetween(parts, reading), ...foreignCalls(parts, reading)] };
    }
    case null:
      return {
        figures: heatFromAggregates(flow, {}),
        fetchedAt: null,
        gaps: [gap(span, `${source.dialectTitle} reports no figures per block.`)],
      };
  }
}

/** Roll-ups of the whole hours inside the span, and the calls themselves at its ends. */
async function figuresOf({ place, span, flow }: Reading, store: FiguresStore): Promise<FlowFigures> {
  const begin = new Date(Math.ceil(span.from.getTime() / HOUR_MS) * HOUR_MS);
  const end = new Date(Math.floor(span.to.getTime() / HOUR_MS) * HOUR_MS);
  const edges =
    begin >= end
      ? [span]
      : [
          { from: span.from, to: begin },
          { from: end, to: span.to },
        ];
  const tally = createTally(flowFacts(flow));
  for (const edge of edges) for (const call of callsOf(await store.visits(place, edge))) tally.add(call);
  const whole = begin >= end ? [] : await store.hours(place, { from: begin, to: end });
  return whole.reduce((sum, { figures }) => addFigures(sum, figures), addFigures(NO_CALLS, tally.figures()));
}

function callsOf(visits: readonly Visit[]): readonly (readonly Visit[])[] {
  const calls = new Map<string, Visit[]>();
  for (const visit of visits) {
    const call = calls.get(visit.callId);
    if (call === undefined) calls.set(visit.callId, [visit]);
    else call.push(visit);
  }
  return [...calls.values()];
}

/** The former version over as long a span before it was replaced, and never beyond. */
async function readFormer(
  reading: Reading,
  { workspaceId, compareTo }: HeatmapRequest,
  { storage, flows }: HeatmapDependencies,
): Promise<Result<NodesOf | null, ApiFault>> {
  if (compareTo === undefined) return ok(null);
  const document = await flows.version(workspaceId, reading.place.flowId, compareTo);
  if (document === null) return fault("not-found", `There is no version ${compareTo} of this flow to compare with.`);
  const period = reading.periods.findLast(({ version }) => version === compareTo);
  const length = reading.span.to.getTime() - reading.span.from.getTime();
  const to = period?.until ?? reading.span.to;
  const span = { from: new Date(to.getTime() - length), to };
  const place = { ...reading.place, version: compareTo };
  const former = await read({ ...reading, place, span, flow: document.flow }, storage.in(workspaceId));
  return ok(former.figures);
}

function gap({ from, to }: Span, why: string): Heatmap["gaps"][number] {
  return { from: from.toISOString(), to: to.toISOString(), why };
}

function gapsAfter(until: Date | null, { span, source }: Reading): Heatmap["gaps"] {
  if (until === null) return [gap(span, `Nothing has been collected from ${source.tenantName} yet.`)];
  if (until.getTime() >= span.to.getTime() - FRESH_MS) return [];
  return [gap({ from: until > span.from ? until : span.from, to: span.to }, "Not collected yet.")];
}

/** Where nothing is stored between the parts. */
function gapsBetween(parts: readonly Span[], { span, source }: Reading): Heatmap["gaps"] {
  const gaps: Heatmap["gaps"] = [];
  let known = span.from;
  for (const part of [...parts, { from: span.to, to: span.to }]) {
    if (part.from > known) gaps.push(gap({ from: known, to: part.from }, `Not asked from ${source.tenantName} yet.`));
    known = part.to;
  }
  return gaps;
}

/** A vendor's sums know no versions: where another one was live in a part, its calls are in them too. */
function foreignCalls(parts: readonly Span[], { periods, place }: Reading): Heatmap["gaps"] {
  return periods
    .filter(
      ({ version, since, until }) =>
        version !== place.version && parts.some(({ from, to }) => since < to && (until === null || until > from)),
    )
    .map(({ version, since, until }) =>
      gap(
        { from: since, to: until ?? since },
        `Version ${version} was live then. The vendor's sums cannot be told apart, so its callers are counted here too.`,
      ),
    );
}
