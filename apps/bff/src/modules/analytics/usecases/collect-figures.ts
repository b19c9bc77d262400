// Brings a flow's figures on a tenant up to date. What was collected before is read again for the last hours, because
// calls go on and vendors tell some things late.
import type { Visit } from "@tonegraph/call-analytics";
import { ok, type Result } from "@tonegraph/flow-model";
import type { FiguresRow, VendorError } from "@tonegraph/vendor-kit";
import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import { collectHours, type AnsweringVersion } from "../collect-hours.ts";
import type {
  AggregateFigures,
  AnalyticsFlows,
  FiguresSource,
  FiguresStorage,
  LivePeriod,
  Span,
  VersionOnTenant,
} from "../ports.ts";
import { alignNodes } from "../align-nodes.ts";
import { addRows, sumAggregates } from "../sum-aggregates.ts";

const HOUR_MS = 3_600_000;
/** How far back a first collection goes. */
const FIRST_REACH_MS = 8 * 24 * HOUR_MS;
/** Hours that are read again, since their calls may not have ended. */
const LATE_MS = 2 * HOUR_MS;
/** Spans that are read and written at once, so that a long gap takes no more memory than a short one. */
const CHUNK_MS = 6 * HOUR_MS;

export interface CollectDependencies {
  readonly storage: FiguresStorage;
  readonly flows: AnalyticsFlows;
  readonly now: () => Date;
}

/** What is collected, and from whom. */
export interface Collecting {
  readonly workspaceId: string;
  readonly place: FlowOnTenant;
  readonly source: FiguresSource;
}

/** Reads single calls since the last time, hour by hour, and replaces what is stored of those hours. */
export async function collectCalls(
  { workspaceId, place, source }: Collecting,
  { storage, flows, now }: CollectDependencies,
): Promise<Result<null, VendorError>> {
  const store = storage.in(workspaceId);
  const periods = await store.livePeriods(place);
  const [first] = periods;
  if (first === undefined) return ok(null);
  const until = now();
  const known = await store.collected(place);
  const reach = Math.max(first.since.getTime(), until.getTime() - FIRST_REACH_MS);
  // What went live earlier than was thought is asked for from there.
  const isWhole = known !== null && known.from.getTime() <= reach;
  const begin = wholeHour(isWhole ? known.to.getTime() - LATE_MS : reach);
  const versions = await answeringVersions({ workspaceId, place, source }, periods, flows);
  const readChunk = async (from: number): Promise<Result<Chunk, VendorError> | null> => {
    if (from > until.getTime()) return null;
    const span = { from: new Date(from), to: new Date(Math.min(from + CHUNK_MS, until.getTime() + 1)) };
    const read = await readSpan(source, periods, span);
    return read.ok ? ok({ span, hours: collectHours(read.value, periods, versions) }) : read;
  };
  const write = async ({ span, hours }: Chunk): Promise<void> => {
    await storage.transaction(workspaceId, async (inside) => {
      await inside.holdPlace(place);
      await inside.putHours(
        place,
        hoursOf(span).map((hour) => ({ hour: new Date(hour), versions: hours.get(hour) ?? [] })),
      );
      await inside.tellDays(place, span);
      await inside.setCollected(place, { from: new Date(begin), to: span.to }, until);
      if (span.to > until) await inside.announce(place, until);
      return ok(null);
    });
  };
  let chunk = await readChunk(begin);
  while (chunk !== null) {
    if (!chunk.ok) return chunk;
    // While the database takes one chunk the next one is read and counted.
    [chunk] = await Promise.all([readChunk(chunk.value.span.from.getTime() + CHUNK_MS), write(chunk.value)]);
  }
  return ok(null);
}

/** Calls that are written at once. */
interface Chunk {
  readonly span: Span;
  readonly hours: ReturnType<typeof collectHours>;
}

function hoursOf({ from, to }: Span): readonly number[] {
  const count = Math.ceil((to.getTime() - from.getTime()) / HOUR_MS);
  return Array.from({ length: count }, (_, hour) => from.getTime() + hour * HOUR_MS);
}

/** Every external id that was live in the span is asked for once: a version may be a flow of its own at the vendor. */
async function readSpan(
  source: FiguresSource,
  periods: readonly LivePeriod[],
  span: Span,
): Promise<Result<readonly Visit[], VendorError>> {
  const live = periods.filter(({ since, until }) => since < span.to && (until === null || until > span.from));
  const visits: Visit[] = [];
  for (const externalId of new Set(live.map((period) => period.externalId))) {
    for await (const page of source.calls({ externalId, ...span })) {
      if (!page.ok) return page;
      visits.push(...page.value);
    }
  }
  return ok(visits);
}

async function answeringVersions(
  { workspaceId, place, source }: Collecting,
  periods: readonly LivePeriod[],
  flows: AnalyticsFlows,
): Promise<ReadonlyMap<number, AnsweringVersion>> {
  const versions = new Map<number, AnsweringVersion>();
  for (const { version } of periods) {
    if (versions.has(version)) continue;
    const found = await flows.version(workspaceId, place.flowId, version);
    const drawn = found === null ? null : await source.drawn(found.flow);
    if (found !== null && drawn !== null) versions.set(version, { flow: found.flow, drawn });
  }
  return versions;
}

/** Asks the vendor for exactly this span and replaces what is stored of it. */
export async function refreshAggregates(
  { workspaceId, place, source }: { workspaceId: string; place: VersionOnTenant; source: FiguresSource },
  { externalId, span }: { readonly externalId: string; readonly span: Span },
  { storage, flows, now }: CollectDependencies,
): Promise<Result<null, VendorError>> {
  const fetchedAt = now();
  const read = await source.figures({ externalId, ...span });
  if (!read.ok) return read;
  const found = await flows.version(workspaceId, place.flowId, place.version);
  const drawn = found === null ? null : await source.drawn(found.flow);
  const nodes = found === null || drawn === null ? new Map<string, string>() : alignNodes(drawn, found.flow);
  const figures = sumRows(read.value, nodes);
  await storage.transaction(workspaceId, async (store) => {
    await store.holdPlace(place);
    const changed = await store.putAggregates(place, { ...span, figures, fetchedAt });
    await store.tellDays(place, changed);
    if (changed.isChanged) await store.announce(place, fetchedAt);
    return ok(null);
  });
  return ok(null);
}

/** Rows by the version's own nodes; what cannot be told to be one of them is left out. */
function sumRows(rows: readonly FiguresRow[], nodes: ReadonlyMap<string, string>): AggregateFigures {
  return sumAggregates(
    rows.flatMap(({ nodeId, abandoned, answered, averageWaitSeconds }): AggregateFigures[] => {
      const ours = nodeId === null ? undefined : nodes.get(nodeId);
      return ours === undefined ? [] : [{ [ours]: addRows({}, { abandoned, answered, averageWaitSeconds }) }];
    }),
  );
}

function wholeHour(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS;
}
