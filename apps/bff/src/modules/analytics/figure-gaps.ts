// What is not known of a span, in words.
import type { Heatmap } from "@tonegraph/api-contract";
import { nodeName } from "@tonegraph/flow-model";
import type { Reading } from "./reading.ts";
import type { Span } from "./ports.ts";

/** Collecting comes round every few minutes; what is younger is no gap. */
const FRESH_MS = 600_000;
/** Blocks that are named before the rest is only counted. */
const MOST_NAMED = 5;

export type Gaps = Heatmap["gaps"];

export function gap({ from, to }: Span, why: string): Gaps[number] {
  return { from: from.toISOString(), to: to.toISOString(), why };
}

interface UnseenIn extends Pick<Reading, "flow" | "span"> {
  readonly source: Pick<Reading["source"], "dialectTitle" | "unseenKinds">;
}

/** Blocks of which calls are only seen to come there. */
export function gapsOfUnseen({ flow, span, source }: UnseenIn): Gaps {
  const unseen = Object.entries(flow.nodes).filter(([, { kind }]) => source.unseenKinds?.has(kind));
  if (unseen.length === 0) return [];
  const names = unseen.slice(0, MOST_NAMED).map(([nodeId]) => nodeName(flow, nodeId));
  const others = unseen.length > names.length ? ` and ${unseen.length - names.length} more` : "";
  const why = `${source.dialectTitle}: the vendor's flow ends where calls are handed over, so what callers do at ${names.join(", ")}${others} is not reported.`;
  return [gap(span, why)];
}

/** Before what has been collected, since anything was live, and behind it. */
export function gapsAround(known: Span | null, { span, source, periods }: Reading): Gaps {
  if (known === null) return [gap(span, `Nothing has been collected from ${source.tenantName} yet.`)];
  const since = periods[0]?.since ?? known.from;
  const before = { from: since > span.from ? since : span.from, to: known.from < span.to ? known.from : span.to };
  const after = { from: known.to > span.from ? known.to : span.from, to: span.to };
  return [
    ...(before.from < before.to ? [gap(before, `Not asked from ${source.tenantName}.`)] : []),
    ...(known.to.getTime() < span.to.getTime() - FRESH_MS ? [gap(after, "Not collected yet.")] : []),
  ];
}

/** Where nothing is stored between the parts. */
export function gapsBetween(parts: readonly Span[], { span, source }: Reading): Gaps {
  const gaps: Gaps = [];
  let known = span.from;
  for (const part of [...parts, { from: span.to, to: span.to }]) {
    if (part.from > known) gaps.push(gap({ from: known, to: part.from }, `Not asked from ${source.tenantName} yet.`));
    known = part.to;
  }
  return gaps;
}

/** A vendor's sums know no versions: where another one was live in a part, its calls are in them too. */
export function foreignCalls(parts: readonly Span[], { periods, place }: Reading): Gaps {
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
