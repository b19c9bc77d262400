import type { Heatmap } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { foreignCalls, gap, gapsAround, gapsBetween, gapsOfUnseen, type Gaps } from "../figure-gaps.ts";
import { compareNodes, heatFromAggregates, heatFromCalls, type NodesOf } from "../heat-nodes.ts";
import { noFigures } from "../no-figures.ts";
import type { FiguresStore } from "../ports.ts";
import type { Reading } from "../reading.ts";
import { sumAggregates } from "../sum-aggregates.ts";
import { collectCalls, refreshAggregates, type CollectDependencies } from "./collect-figures.ts";
import { prepareReading, type FiguresDependencies, type FiguresRequest } from "./prepare-reading.ts";
import { gapsOfRemoved, readCallFigures } from "./read-span.ts";

export interface HeatmapRequest extends FiguresRequest {
  readonly compareTo?: number | undefined;
  /** The node of which it is wanted when in its prompt callers leave. */
  readonly wordsOf?: string | undefined;
  readonly refresh: boolean;
}

/** Figures of a version's nodes, and how they are known. */
export interface FoundFigures {
  readonly figures: NodesOf;
  readonly fetchedAt: Date | null;
  readonly gaps: Gaps;
}

/** Where callers of one version hung up in a span. Asks the vendor first when told to; what is not known is said, not drawn as 0. */
export async function readHeatmap(
  request: HeatmapRequest,
  dependencies: FiguresDependencies,
): Promise<Result<Heatmap, ApiFault>> {
  const prepared = await prepareReading(request, dependencies);
  if (!prepared.ok) return prepared;
  const { place, source, span, timeZone } = prepared.value;
  if (request.refresh) {
    const refreshed = await refresh(prepared.value, request, dependencies);
    if (!refreshed.ok) return refreshed;
  }
  const found = await readNodes(prepared.value, dependencies.storage.in(request.workspaceId), request.wordsOf);
  const former = await readFormer(prepared.value, request, dependencies);
  if (!former.ok) return former;
  return ok({
    version: place.version,
    ...(request.compareTo === undefined ? {} : { compareTo: request.compareTo }),
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    ...found.figures,
    ...(former.value === null ? {} : { nodes: compareNodes(found.figures.nodes, former.value.nodes) }),
    source: sourceOf(prepared.value, found.fetchedAt),
    timeZone,
    gaps: found.gaps,
  });

  function sourceOf({ place: { tenantId } }: Reading, fetchedAt: Date | null): Heatmap["source"] {
    return { tenantId, kind: source.kind ?? "none", fetchedAt: fetchedAt?.toISOString() ?? null };
  }
}

async function refresh(
  { place, source, span, periods, now, timeZone }: Reading,
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
  return noFigures(source.tenantName, refreshed.error, { now, timeZone, kept: "What was collected before stays." });
}

/** What is known of a version's nodes in a span. */
export async function readNodes(reading: Reading, store: FiguresStore, wordsOf?: string): Promise<FoundFigures> {
  const { flow, source, span, place } = reading;
  switch (source.kind) {
    case "calls": {
      const known = await store.collected(place);
      const { unseenKinds } = source;
      const figures =
        known === null
          ? heatFromAggregates(flow, {})
          : heatFromCalls(flow, await readCallFigures(reading, store), { wordsOf, unseenKinds });
      const gaps = [...gapsOfRemoved(reading), ...gapsAround(known, reading), ...gapsOfUnseen(reading)];
      return { figures, fetchedAt: await store.fetchedAt(place), gaps };
    }
    case "aggregates": {
      const parts = await store.aggregates(place, span);
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

/** The former version over as long a span before it was replaced, and never beyond. */
async function readFormer(
  reading: Reading,
  { workspaceId, compareTo }: HeatmapRequest,
  { storage, flows }: FiguresDependencies,
): Promise<Result<NodesOf | null, ApiFault>> {
  if (compareTo === undefined) return ok(null);
  const document = await flows.version(workspaceId, reading.place.flowId, compareTo);
  if (document === null) return fault("not-found", `There is no version ${compareTo} of this flow to compare with.`);
  const period = reading.periods.findLast(({ version }) => version === compareTo);
  const length = reading.span.to.getTime() - reading.span.from.getTime();
  const to = period?.until ?? reading.span.to;
  const span = { from: new Date(to.getTime() - length), to };
  const place = { ...reading.place, version: compareTo };
  const former = await readNodes({ ...reading, place, span, flow: document.flow }, storage.in(workspaceId));
  return ok(former.figures);
}
