import type { FlowPaths } from "@tonegraph/api-contract";
import { boundPaths, NO_PATHS, type PathFigures, type Way } from "@tonegraph/call-analytics";
import { ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import { gap, gapsAround, type Gaps } from "../figure-gaps.ts";
import type { FiguresStore } from "../ports.ts";
import type { Reading } from "../reading.ts";
import { prepareReading, type FiguresDependencies, type FiguresRequest } from "./prepare-reading.ts";
import { gapsOfRemoved, readPathFigures } from "./read-span.ts";

/** What is listed by name; the rest is counted. */
const LISTED_LINKS = 500;
const LISTED_WAYS = 20;

/** The most common ways through a version, and those to hanging up. Only single calls tell them. */
export async function readPaths(
  request: FiguresRequest,
  dependencies: FiguresDependencies,
): Promise<Result<FlowPaths, ApiFault>> {
  const prepared = await prepareReading(request, dependencies);
  if (!prepared.ok) return prepared;
  const { place, source, span, flow } = prepared.value;
  const store = dependencies.storage.in(request.workspaceId);
  const { paths, gaps } = await read(prepared.value, store);
  const fetchedAt = source.kind === "calls" ? await store.fetchedAt(place) : null;
  return ok({
    version: place.version,
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    source: { tenantId: place.tenantId, kind: source.kind ?? "none", fetchedAt: fetchedAt?.toISOString() ?? null },
    gaps,
    ...shown(paths, flow),
  });
}

async function read(reading: Reading, store: FiguresStore): Promise<{ paths: PathFigures; gaps: Gaps }> {
  const { source, span, place } = reading;
  if (source.kind !== "calls") {
    const what = source.kind === null ? "no figures per block" : "only sums per block, and no calls";
    return { paths: NO_PATHS, gaps: [gap(span, `${source.dialectTitle} reports ${what}: ways are not known.`)] };
  }
  const { paths, untoldCalls } = await readPathFigures(reading, store);
  const untold =
    untoldCalls === 0 ? [] : [gap(span, `${untoldCalls} calls were collected before their ways were counted.`)];
  const collected = gapsAround(await store.collected(place), reading);
  return { paths, gaps: [...untold, ...gapsOfRemoved(reading), ...collected] };
}

function shown(paths: PathFigures, flow: Flow) {
  const { calls, entries, links, otherInto, otherOutOf, ends } = boundPaths(paths, {
    links: LISTED_LINKS,
    ways: LISTED_WAYS,
  });
  const connections = new Map(
    Object.entries(flow.connections).map(([id, { source, port, target }]) => [key(source, port, target), id]),
  );
  const lost = ends.reduce((sum, each) => sum + (each.end === "lost" ? each.calls : 0), 0);
  const named = links.map((link) => ({
    ...link,
    connectionId: connections.get(key(link.from, link.port, link.to)) ?? null,
  }));
  return {
    calls,
    entries,
    links: named,
    otherInto,
    otherOutOf,
    ends: [...ends],
    ways: mostCommon(paths.ways, calls),
    hangUps: {
      calls: lost,
      ...mostCommon(
        paths.ways.filter(({ end }) => end === "lost"),
        lost,
      ),
    },
  };
}

function mostCommon(ways: readonly Way[], whole: number): FlowPaths["ways"] {
  const share = (calls: number): number => (whole === 0 ? 0 : calls / whole);
  const items = ways.slice(0, LISTED_WAYS).map(({ steps, end, calls }) => ({
    steps: [...steps],
    end,
    calls,
    share: share(calls),
  }));
  const others = whole - items.reduce((sum, { calls }) => sum + calls, 0);
  return { items, others: { calls: others, share: share(others) } };
}

function key(from: string, port: string | null, to: string): string {
  return JSON.stringify([from, port, to]);
}
