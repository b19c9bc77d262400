import { callEnd, type CallEnd } from "../figures/call-end.ts";
import type { FlowFacts } from "../figures/flow-facts.ts";
import type { Visit } from "../figures/visit.ts";
import { visitsInOrder } from "../figures/visits-in-order.ts";
import { addPaths, type PathFigures, type PathLink } from "./path-figures.ts";
import { createWayCounter } from "./way-counter.ts";
import { createWayFolder } from "./way-folder.ts";

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
type Targets = Map<number, Mutable<PathLink>>;

/** Begins counting the ways of calls of a version. */
export function createPathTally(facts: FlowFacts): PathTally {
  const entries = new Map<string, number>();
  /** By the node left, the exit and the node come to; nodes by their numbers. */
  const links = new Map<number, Map<string | null, Targets>>();
  const ends = new Map<string, Map<CallEnd, number>>();
  const ways = createWayCounter();
  const otherWays = new Map<string, number>();
  const folder = createWayFolder();
  let calls = 0;

  const pass = (last: Visit, next: Visit, [from, to]: readonly [from: number, to: number]): void => {
    const port = last.leaving.kind === "port" ? last.leaving.port : null;
    const exits = entryOf(links, from, newExits);
    const targets = entryOf(exits, port, newTargets);
    const link = targets.get(to);
    if (link === undefined) targets.set(to, { from: last.nodeId, port, to: next.nodeId, passages: 1 });
    else link.passages += 1;
  };

  return {
    add(call) {
      let last: Visit | undefined;
      let lastNumber = 0;
      folder.begin();
      for (const visit of visitsInOrder(call)) {
        if (!facts.has(visit.nodeId)) continue;
        const number = folder.come(visit.nodeId);
        if (last === undefined) increase(entries, visit.nodeId);
        else pass(last, visit, [lastNumber, number]);
        last = visit;
        lastNumber = number;
      }
      if (last === undefined) return;
      calls += 1;
      const end = callEnd(last, facts.get(last.nodeId));
      increase(entryOf(ends, last.nodeId, newEnds), end);
      if (folder.length() > LONGEST_WAY) increase(otherWays, end);
      else ways.add(folder, end);
    },
    figures: () =>
      addPaths([
        {
          calls,
          entries: Object.fromEntries(entries),
          links: [...links.values()].flatMap((exits) =>
            [...exits.values()].flatMap((targets) => [...targets.values()]),
          ),
          otherInto: {},
          otherOutOf: {},
          ends: [...ends].flatMap(([nodeId, kinds]) =>
            [...kinds].map(([end, ended]) => ({ nodeId, end, calls: ended })),
          ),
          ways: ways.ways(),
          otherWays: Object.fromEntries(otherWays),
        },
      ]),
  };
}

const newExits = (): Map<string | null, Targets> => new Map();
const newTargets = (): Targets => new Map();
const newEnds = (): Map<CallEnd, number> => new Map();

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
