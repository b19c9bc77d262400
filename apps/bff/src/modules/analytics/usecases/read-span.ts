// The figures of any span: roll-ups of the whole hours inside it, and the calls themselves at its ends.
import {
  addPaths,
  createPathTally,
  createTally,
  flowFacts,
  sumFigures,
  type FlowFigures,
  type PathFigures,
  type Visit,
} from "@tonegraph/call-analytics";
import { gap, type Gaps } from "../figure-gaps.ts";
import type { FiguresStore, Span } from "../ports.ts";
import type { Reading } from "../reading.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What calls did in the span. */
export async function readCallFigures(reading: Reading, store: FiguresStore): Promise<FlowFigures> {
  const { whole, edges } = partsOf(reading.span);
  const tally = createTally(flowFacts(reading.flow));
  for (const edge of edges) for (const call of await callsIn(edge, reading, store)) tally.add(call);
  return sumFigures([tally.figures(), ...(whole === null ? [] : await store.rollUps(reading.place, whole))]);
}

/** Which ways calls took in the span, and how many calls there were of which that is not known. */
export async function readPathFigures(
  reading: Reading,
  store: FiguresStore,
): Promise<{ readonly paths: PathFigures; readonly untoldCalls: number }> {
  const { whole, edges } = partsOf(reading.span);
  const tally = createPathTally(flowFacts(reading.flow));
  for (const edge of edges) for (const call of await callsIn(edge, reading, store)) tally.add(call);
  const { parts, untoldCalls } =
    whole === null ? { parts: [], untoldCalls: 0 } : await store.pathRollUps(reading.place, whole);
  return { paths: addPaths([tally.figures(), ...parts]), untoldCalls };
}

/** Parts of hours from which single calls were removed: nothing of them is in any figure. */
export function gapsOfRemoved({ span, settings, now }: Reading): Gaps {
  const keptSince = now.getTime() - settings.visitDays * DAY_MS;
  return partsOf(span)
    .edges.filter(({ from }) => from.getTime() < keptSince)
    .map((edge) => gap(edge, `Single calls are kept for ${settings.visitDays} days; before, only whole hours count.`));
}

async function callsIn(edge: Span, { place }: Reading, store: FiguresStore): Promise<readonly (readonly Visit[])[]> {
  const calls = new Map<string, Visit[]>();
  for (const visit of await store.visits(place, edge)) {
    const call = calls.get(visit.callId);
    if (call === undefined) calls.set(visit.callId, [visit]);
    else call.push(visit);
  }
  return [...calls.values()];
}

function partsOf(span: Span): { readonly whole: Span | null; readonly edges: readonly Span[] } {
  const from = new Date(Math.ceil(span.from.getTime() / HOUR_MS) * HOUR_MS);
  const to = new Date(Math.floor(span.to.getTime() / HOUR_MS) * HOUR_MS);
  if (from >= to) return { whole: null, edges: [span] };
  const edges = [
    { from: span.from, to: from },
    { from: to, to: span.to },
  ];
  return { whole: { from, to }, edges: edges.filter((edge) => edge.from < edge.to) };
}
