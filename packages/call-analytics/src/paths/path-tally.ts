import { callEnd } from "../figures/call-end.ts";
import type { FlowFacts } from "../figures/flow-facts.ts";
import type { Visit } from "../figures/visit.ts";
import { visitsInOrder } from "../figures/visits-in-order.ts";
import { addPaths, linkKey, wayKey, type PathFigures, type PathLink, type Way, type WayStep } from "./path-figures.ts";

/** Counts the ways of calls of one version. */
export interface PathTally {
  /** All visits of one call, in any order; a repeated index counts once, nodes that the version does not have are skipped. */
  add(call: readonly Visit[]): void;
  /** Everything that was counted, most first, uncut. */
  figures(): PathFigures;
}

/** A way of more steps than this is counted as another way. */
const LONGEST_WAY = 60;

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Begins counting the ways of calls of a version. */
export function createPathTally(facts: FlowFacts): PathTally {
  const entries = new Map<string, number>();
  const links = new Map<string, Mutable<PathLink>>();
  const ways = new Map<string, Mutable<Way>>();
  const ends = new Map<string, Mutable<PathFigures["ends"][number]>>();
  const otherWays = new Map<string, number>();
  let calls = 0;

  const pass = (from: Visit, to: Visit): void => {
    const port = from.leaving.kind === "port" ? from.leaving.port : null;
    const link = { from: from.nodeId, port, to: to.nodeId };
    countIn(links, linkKey(link), { make: () => ({ ...link, passages: 0 }), field: "passages" });
  };

  return {
    add(call) {
      const visits = visitsInOrder(call).filter(({ nodeId }) => facts.has(nodeId));
      const [first] = visits;
      const last = visits.at(-1);
      if (first === undefined || last === undefined) return;
      calls += 1;
      entries.set(first.nodeId, (entries.get(first.nodeId) ?? 0) + 1);
      for (const [place, visit] of visits.entries()) {
        const next = visits[place + 1];
        if (next !== undefined) pass(visit, next);
      }
      const end = callEnd(last, facts.get(last.nodeId));
      const ending = { nodeId: last.nodeId, end };
      countIn(ends, JSON.stringify(ending), { make: () => ({ ...ending, calls: 0 }), field: "calls" });
      const steps = folded(visits);
      if (steps.length > LONGEST_WAY) otherWays.set(end, (otherWays.get(end) ?? 0) + 1);
      else countIn(ways, wayKey({ steps, end }), { make: () => ({ steps, end, calls: 0 }), field: "calls" });
    },
    figures: () =>
      addPaths([
        {
          calls,
          entries: Object.fromEntries(entries),
          links: [...links.values()],
          otherInto: {},
          otherOutOf: {},
          ends: [...ends.values()],
          ways: [...ways.values()],
          otherWays: Object.fromEntries(otherWays),
        },
      ]),
  };
}

function countIn<Field extends string, Item extends { [Key in Field]: number }>(
  counted: Map<string, Item>,
  key: string,
  { make, field }: { readonly make: () => Item; readonly field: Field },
): void {
  const item = counted.get(key) ?? make();
  const counts: { [Key in Field]: number } = item;
  counts[field] += 1;
  counted.set(key, item);
}

/** The nodes of a call without its loops: coming back to a node takes back what was gone since. */
function folded(visits: readonly Visit[]): readonly WayStep[] {
  const steps: { nodeId: string; again: boolean }[] = [];
  const places = new Map<string, number>();
  for (const { nodeId } of visits) {
    const place = places.get(nodeId);
    if (place === undefined) {
      places.set(nodeId, steps.length);
      steps.push({ nodeId, again: false });
      continue;
    }
    for (const gone of steps.splice(place + 1)) places.delete(gone.nodeId);
    const step = steps[place];
    if (step !== undefined) step.again = true;
  }
  return steps;
}
