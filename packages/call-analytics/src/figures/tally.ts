// Counts calls, one at a time, in one pass. Everything that one call did is known when it is added, so that unique calls
// are exact without remembering any call.
import { callEnd } from "./call-end.ts";
import type { FlowFacts, NodeFacts } from "./flow-facts.ts";
import { bucketOf } from "./histogram.ts";
import type { NodeFigures } from "./node-figures.ts";
import { own } from "./own-count.ts";
import type { Visit } from "./visit.ts";
import { visitsInOrder } from "./visits-in-order.ts";

/** Figures of a set of calls. */
export interface FlowFigures {
  readonly calls: number;
  /** Calls whose caller hung up unserved, anywhere. */
  readonly lost: number;
  /** Calls whose caller hung up at a node marked done, or that the flow ended having served them. */
  readonly completed: number;
  /** Calls that were handed to a queue, an agent or a number. */
  readonly transferred: number;
  /** Calls that have not ended yet. */
  readonly open: number;
  /** By node id; a node where nobody was is absent. */
  readonly nodes: Readonly<Record<string, NodeFigures>>;
  /** Stays at nodes that the version does not have; counted nowhere else. */
  readonly unknownVisits: number;
}

/** Counts calls of one version. */
export interface Tally {
  /** All visits of one call, in any order; a repeated index counts once. An empty list counts nothing. */
  add(call: readonly Visit[]): void;
  figures(): FlowFigures;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Counts = Record<string, number>;
interface NodeTally extends Mutable<
  Omit<NodeFigures, "next" | "passed" | "noInput" | "noMatch" | "keys" | "seconds" | "hungUpAfter">
> {
  readonly next: Counts;
  readonly passed: Counts;
  readonly noInput: Counts;
  readonly noMatch: Counts;
  readonly keys: Counts;
  readonly seconds: Counts;
  readonly hungUpAfter: Counts;
}

const MAX_ATTEMPTS = 20;

/** Begins counting calls of a version. */
export function createTally(facts: FlowFacts): Tally {
  const totals = { calls: 0, lost: 0, completed: 0, transferred: 0, open: 0, unknownVisits: 0 };
  const nodes = new Map<string, NodeTally>();

  const tallyOf = (nodeId: string): NodeTally => {
    const known = nodes.get(nodeId);
    if (known !== undefined) return known;
    const fresh = emptyTally();
    nodes.set(nodeId, fresh);
    return fresh;
  };

  return {
    add(call) {
      const visits = visitsInOrder(call);
      const known = visits.filter((visit) => facts.has(visit.nodeId));
      totals.unknownVisits += visits.length - known.length;
      const last = known.at(-1);
      if (last === undefined) return;
      totals.calls += 1;
      for (const [nodeId, stays] of groupByNode(known)) {
        const nodeFacts = facts.get(nodeId);
        if (nodeFacts !== undefined) countStays(tallyOf(nodeId), stays, nodeFacts);
      }
      const end = callEnd(last, facts.get(last.nodeId));
      if (end !== "ended") totals[end] += 1;
    },
    figures: () => ({
      ...totals,
      nodes: Object.fromEntries([...nodes].map(([id, tally]) => [id, structuredCopy(tally)])),
    }),
  };
}

function countStays(tally: NodeTally, stays: readonly Visit[], facts: NodeFacts): void {
  const last = stays.at(-1);
  if (last === undefined) return;
  tally.visits += stays.length;
  tally.calls += 1;
  for (const stay of stays) countStay(tally, stay);
  const keys = new Set(stays.flatMap((stay) => [...stay.keys]));
  for (const key of keys) count(tally.keys, key);
  if (keys.has("0") && !facts.offersZero) tally.optedOut += 1;
  const { leaving } = last;
  if (leaving.kind === "port") count(tally.next, leaving.port);
  else if (leaving.kind === "ended") tally.ended += 1;
  else if (leaving.kind === "open") tally.open += 1;
  else {
    if (facts.isDone) tally.completed += 1;
    else tally.lost += 1;
    count(tally.hungUpAfter, String(bucketOf(secondsOf(last))));
  }
}

function countStay(tally: NodeTally, stay: Visit): void {
  if (stay.leaving.kind === "port") count(tally.passed, stay.leaving.port);
  if (stay.leaving.kind !== "open") count(tally.seconds, String(bucketOf(secondsOf(stay))));
  countAttempts(tally.noInput, stay.noInputs);
  countAttempts(tally.noMatch, stay.noMatches);
}

function countAttempts(counts: Counts, attempts: number): void {
  for (let attempt = 1; attempt <= Math.min(attempts, MAX_ATTEMPTS); attempt += 1) count(counts, String(attempt));
}

/** A clock that jumped back makes a stay of no length, not a negative one. */
function secondsOf(stay: Visit): number {
  return Math.max(0, stay.leftMs - stay.enteredMs) / 1000;
}

function count(counts: Counts, name: string): void {
  counts[name] = own(counts, name) + 1;
}

function groupByNode(visits: readonly Visit[]): Map<string, Visit[]> {
  const groups = new Map<string, Visit[]>();
  for (const visit of visits) {
    const group = groups.get(visit.nodeId);
    if (group === undefined) groups.set(visit.nodeId, [visit]);
    else group.push(visit);
  }
  return groups;
}

function emptyTally(): NodeTally {
  const counts = { visits: 0, calls: 0, lost: 0, completed: 0, ended: 0, open: 0, optedOut: 0 };
  return { ...counts, next: {}, passed: {}, noInput: {}, noMatch: {}, keys: {}, seconds: {}, hungUpAfter: {} };
}

function structuredCopy(tally: NodeTally): NodeFigures {
  const { next, passed, noInput, noMatch, keys, seconds, hungUpAfter } = tally;
  return {
    ...tally,
    next: { ...next },
    passed: { ...passed },
    noInput: { ...noInput },
    noMatch: { ...noMatch },
    keys: { ...keys },
    seconds: { ...seconds },
    hungUpAfter: { ...hungUpAfter },
  };
}
