// The calls of a span, as single visits and as the aggregates that vendors' analytics tell: both are counted from the
// same calls. A call belongs to the span in which it begins, and is told as far as it has got by now.
import type { Visit } from "@tonegraph/call-analytics";
import type { NodeTraffic, SandboxTraffic } from "@tonegraph/vendor-kit";
import type { HoursOfCalls, WholeCall } from "./hours-of-calls.ts";
import { HOUR_MS } from "./population.ts";

/** A span of one flow's calls; milliseconds since the epoch, its end not included. */
export interface CallSpan {
  readonly flowId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A page of visits; the cursor leads to the next one. */
export interface FeedPage {
  readonly visits: readonly Visit[];
  readonly nextCursor: string | null;
}

/** The calls of one dialect at a moment. */
export interface CallFeed extends SandboxTraffic {
  /** Visits of the calls that begin in the span, call by call; a page holds whole calls, at least one. */
  page(span: CallSpan, at: { readonly cursor: string | null; readonly limit: number }): FeedPage;
  /** Calls that began in the last minute. */
  callsPerMinute(flowId: string): number;
}

/** Looks at calls as they are at `now`; what is later has not happened. */
export function createCallFeed(hours: HoursOfCalls, now: number): CallFeed {
  const callsOf = ({ flowId, fromMs, toMs }: CallSpan): Iterable<WholeCall> => {
    const begin = Math.max(fromMs, hours.beginsAt(flowId) ?? Infinity);
    return callsBetween(hours, { flowId, fromMs: begin, toMs: Math.min(toMs, now + 1) });
  };
  return {
    page(span, { cursor, limit }) {
      const from = readCursor(cursor) ?? { beginMs: span.fromMs, skip: 0 };
      const visits: Visit[] = [];
      let last = { beginMs: from.beginMs, skip: 0 };
      let seen = 0;
      for (const call of callsOf({ ...span, fromMs: Math.max(span.fromMs, from.beginMs) })) {
        const beginMs = call[0].enteredMs;
        seen = beginMs === last.beginMs ? seen + 1 : 1;
        if (beginMs === from.beginMs && seen <= from.skip) continue;
        if (visits.length >= limit) return { visits, nextCursor: `${last.beginMs}.${last.skip}` };
        visits.push(...soFar(call, now));
        last = { beginMs, skip: seen };
      }
      return { visits, nextCursor: null };
    },
    perNode: (flowId, fromMs, toMs) => {
      const tallies = new Map<string, NodeTally>();
      for (const call of callsOf({ flowId, fromMs, toMs })) countNodes(soFar(call, now), tallies);
      return [...tallies].map(([nodeId, tally]) => trafficOf(nodeId, tally));
    },
    totals: (flowId, fromMs, toMs) => {
      const totals = { calls: 0, completed: 0, abandoned: 0, totalSeconds: 0 };
      for (const call of callsOf({ flowId, fromMs, toMs })) {
        const visits = soFar(call, now);
        const end = visits.at(-1);
        totals.calls += 1;
        totals.completed += end?.leaving.kind === "ended" ? 1 : 0;
        totals.abandoned += end?.leaving.kind === "hungUp" ? 1 : 0;
        totals.totalSeconds += ((end?.leftMs ?? 0) - call[0].enteredMs) / 1000;
      }
      return totals;
    },
    callsPerMinute: (flowId) => [...callsOf({ flowId, fromMs: now - 60_000, toMs: now })].length,
  };
}

function* callsBetween(hours: HoursOfCalls, { flowId, fromMs, toMs }: CallSpan): Generator<WholeCall> {
  if (!Number.isFinite(fromMs)) return;
  for (let hourMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS; hourMs < toMs; hourMs += HOUR_MS) {
    for (const call of hours.callsIn(flowId, hourMs)) {
      const beginMs = call[0].enteredMs;
      if (beginMs >= fromMs && beginMs < toMs) yield call;
    }
  }
}

const NOTHING_YET = { noInputs: 0, noMatches: 0, keys: "" } as const;

function soFar(call: WholeCall, now: number): readonly Visit[] {
  if ((call.at(-1)?.leftMs ?? 0) <= now) return call;
  return call
    .filter(({ enteredMs }) => enteredMs <= now)
    .map((visit) =>
      visit.leftMs <= now ? visit : { ...visit, leftMs: now, leaving: { kind: "open" }, ...NOTHING_YET },
    );
}

interface NodeTally {
  entered: number;
  abandoned: number;
  open: number;
  visits: number;
  ms: number;
}

// A call counts once at a node, however often it comes by.
function countNodes(visits: readonly Visit[], tallies: Map<string, NodeTally>): void {
  const seen = new Set<string>();
  for (const { nodeId, enteredMs, leftMs, leaving } of visits) {
    const tally = tallies.get(nodeId) ?? { entered: 0, abandoned: 0, open: 0, visits: 0, ms: 0 };
    tallies.set(nodeId, tally);
    if (!seen.has(nodeId)) tally.entered += 1;
    seen.add(nodeId);
    if (leaving.kind === "hungUp") tally.abandoned += 1;
    if (leaving.kind === "open") tally.open += 1;
    tally.visits += 1;
    tally.ms += leftMs - enteredMs;
  }
}

function trafficOf(nodeId: string, { entered, abandoned, open, visits, ms }: NodeTally): NodeTraffic {
  return { nodeId, entered, abandoned, answered: entered - abandoned - open, averageWaitSeconds: ms / visits / 1000 };
}

function readCursor(cursor: string | null): { readonly beginMs: number; readonly skip: number } | null {
  const [, beginMs, skip] = /^(\d{1,15})\.(\d{1,9})$/.exec(cursor ?? "") ?? [];
  return beginMs === undefined ? null : { beginMs: Number(beginMs), skip: Number(skip) };
}
