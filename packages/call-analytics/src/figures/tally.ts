// Counts calls, one at a time, in one pass. Everything that one call did is known when it is added, so that unique calls
// are exact without remembering any call. A million stays a second: counters are made once per node and only added to.
import { callEnd } from "./call-end.ts";
import type { FlowFacts, NodeFacts } from "./flow-facts.ts";
import { bucketOf } from "./histogram.ts";
import { createNodeTally, type NodeTally } from "./node-tally.ts";
import type { NodeFigures } from "./node-figures.ts";
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

/** Begins counting calls of a version. */
export function createTally(facts: FlowFacts): Tally {
  const totals = { calls: 0, lost: 0, completed: 0, transferred: 0, open: 0, unknownVisits: 0 };
  const nodes = new Map<string, NodeTally>();
  const here: NodeTally[] = [];

  const tallyOf = (nodeId: string): NodeTally | undefined => {
    const known = nodes.get(nodeId);
    if (known !== undefined) return known;
    const nodeFacts = facts.get(nodeId);
    if (nodeFacts === undefined) return undefined;
    const fresh = createNodeTally(nodeFacts);
    nodes.set(nodeId, fresh);
    return fresh;
  };

  return {
    add(call) {
      here.length = 0;
      let last: Visit | undefined;
      for (const visit of visitsInOrder(call)) {
        const tally = tallyOf(visit.nodeId);
        if (tally === undefined) {
          totals.unknownVisits += 1;
          continue;
        }
        last = visit;
        if (tally.last === null) here.push(tally);
        countStay(tally, visit);
      }
      if (last === undefined) return;
      totals.calls += 1;
      for (const tally of here) countCall(tally);
      const end = callEnd(last, facts.get(last.nodeId));
      if (end !== "ended") totals[end] += 1;
    },
    figures: () => ({
      ...totals,
      nodes: Object.fromEntries([...nodes].map(([id, tally]) => [id, tally.figures()])),
    }),
  };
}

function countStay(tally: NodeTally, stay: Visit): void {
  tally.last = stay;
  tally.counts.visits += 1;
  if (stay.leaving.kind === "port") tally.passed.add(stay.leaving.port);
  if (stay.leaving.kind !== "open") tally.seconds.add(bucketOf(secondsOf(stay)));
  if (stay.noInputs > 0) tally.noInput.addUpTo(stay.noInputs);
  if (stay.noMatches > 0) tally.noMatch.addUpTo(stay.noMatches);
  if (stay.keys !== "") for (const key of stay.keys) tally.pressed.add(key);
}

/** A call counts once, by its last stay here. */
function countCall(tally: NodeTally): void {
  const { counts, facts, last, pressed } = tally;
  tally.last = null;
  if (last === null) return;
  counts.calls += 1;
  if (pressed.size > 0) {
    for (const key of pressed) tally.keys.add(key);
    if (pressed.has("0") && !facts.offersZero) counts.optedOut += 1;
    pressed.clear();
  }
  countLeaving(tally, last, facts);
}

function countLeaving({ counts, next, hungUpAfter }: NodeTally, last: Visit, facts: NodeFacts): void {
  const { leaving } = last;
  if (leaving.kind === "port") next.add(leaving.port);
  else if (leaving.kind === "ended") counts.ended += 1;
  else if (leaving.kind === "open") counts.open += 1;
  else {
    if (facts.isDone) counts.completed += 1;
    else counts.lost += 1;
    hungUpAfter.add(bucketOf(secondsOf(last)));
  }
}

/** A clock that jumped back makes a stay of no length, not a negative one. */
function secondsOf(stay: Visit): number {
  return Math.max(0, stay.leftMs - stay.enteredMs) / 1000;
}
