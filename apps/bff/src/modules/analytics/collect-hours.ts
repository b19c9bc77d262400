import {
  boundPaths,
  createPathTally,
  createTally,
  flowFacts,
  ROLL_UP_BOUNDS,
  visitsInOrder,
  type Visit,
} from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import { alignNodes } from "./align-nodes.ts";
import type { BegunCall, CollectedCalls, CollectedHour, LivePeriod } from "./ports.ts";

const HOUR_MS = 3_600_000;

/** A version that calls may have gone through, and the vendor's copy of it as a drawing. */
export interface AnsweringVersion {
  readonly flow: Flow;
  readonly drawn: Flow;
}

/**
 * Sorts calls into the hours and versions that answered them; they are counted while somebody goes through them. A call
 * belongs to the hour in which it began and to the version that was live then; a call that no version of ours answered is
 * left out. `versions` has all that the periods name.
 */
export function collectHours(
  visits: readonly Visit[],
  periods: readonly LivePeriod[],
  versions: ReadonlyMap<number, AnsweringVersion>,
): ReadonlyMap<number, CollectedHour["versions"]> {
  const hours = new Map<number, Map<number, BegunCall[]>>();
  for (const call of callsOf(visits)) {
    const begunMs = beginOf(call);
    const version = versionAt(begunMs, periods);
    if (version === null) continue;
    const hour = Math.floor(begunMs / HOUR_MS) * HOUR_MS;
    const inHour = getOrMake(hours, hour, () => new Map<number, BegunCall[]>());
    getOrMake(inHour, version, (): BegunCall[] => []).push({ begunMs, visits: call });
  }
  return new Map(
    [...hours].map(([hour, inHour]) => [
      hour,
      [...inHour].flatMap(([version, ofVersion]) => {
        const answering = versions.get(version);
        return answering === undefined ? [] : [{ version, ...countedOnTheWay(inOrder(ofVersion), answering) }];
      }),
    ]),
  );
}

function beginOf(call: readonly Visit[]): number {
  let begun = Number.POSITIVE_INFINITY;
  for (const { enteredMs } of call) if (enteredMs < begun) begun = enteredMs;
  return begun;
}

/** In the order in which they began. Vendors mostly tell them so, and then there is nothing to sort. */
function inOrder(calls: readonly BegunCall[]): readonly BegunCall[] {
  let former = Number.NEGATIVE_INFINITY;
  for (const { begunMs } of calls) {
    if (begunMs < former) return calls.toSorted((a, b) => a.begunMs - b.begunMs);
    former = begunMs;
  }
  return calls;
}

/** Calls that are counted one by one as they are taken: the database writes the last ones while the next ones are counted. */
function countedOnTheWay(
  calls: readonly BegunCall[],
  { flow, drawn }: AnsweringVersion,
): Omit<CollectedCalls, "version"> {
  const nodes = alignNodes(drawn, flow);
  const facts = flowFacts(flow);
  const [tally, ways] = [createTally(facts), createPathTally(facts)];
  const isOurs = ({ nodeId }: Visit): boolean => (nodes.get(nodeId) ?? nodeId) === nodeId;
  const rename = (visit: Visit): Visit => ({ ...visit, nodeId: nodes.get(visit.nodeId) ?? visit.nodeId });
  const told = (call: BegunCall): BegunCall => {
    // What a vendor tells twice is kept once, as it is counted.
    const visits = visitsInOrder(call.visits);
    if (!visits.every(isOurs)) return { begunMs: call.begunMs, visits: visits.map(rename) };
    return visits === call.visits ? call : { begunMs: call.begunMs, visits };
  };
  let next = 0;
  function* rest(): Generator<BegunCall> {
    for (let call = calls[next]; call !== undefined; call = calls[next]) {
      next += 1;
      const ours = told(call);
      tally.add(ours.visits);
      ways.add(ours.visits);
      yield ours;
    }
  }
  return {
    calls: { [Symbol.iterator]: rest },
    counted() {
      Array.from(rest());
      return { figures: tally.figures(), paths: boundPaths(ways.figures(), ROLL_UP_BOUNDS) };
    },
  };
}

/** The version that was live at a moment. */
export function versionAt(atMs: number, periods: readonly LivePeriod[]): number | null {
  const period = periods.findLast(({ since }) => since.getTime() <= atMs);
  return period === undefined || (period.until !== null && period.until.getTime() <= atMs) ? null : period.version;
}

/** Visits of one call mostly come one after the other: each run is one list, no larger than it is. */
function callsOf(visits: readonly Visit[]): Iterable<readonly Visit[]> {
  const calls = new Map<string, Visit[]>();
  for (let [from, to] = [0, 0]; from < visits.length; from = to) {
    const callId = visits[from]?.callId ?? "";
    while (to < visits.length && visits[to]?.callId === callId) to += 1;
    const run = visits.slice(from, to);
    const known = calls.get(callId);
    if (known === undefined) calls.set(callId, run);
    else for (const visit of run) known.push(visit);
  }
  return calls.values();
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
