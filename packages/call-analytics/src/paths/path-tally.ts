import { callEnd, type CallEnd } from "../figures/call-end.ts";
import type { FlowFacts } from "../figures/flow-facts.ts";
import type { Visit } from "../figures/visit.ts";
import { visitsInOrder } from "../figures/visits-in-order.ts";
import { createWayFolder } from "./way-folder.ts";
import { addPaths, type PathFigures, type PathLink, type Way } from "./path-figures.ts";

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
type Targets = Map<string, Mutable<PathLink>>;

/** Begins counting the ways of calls of a version. */
export function createPathTally(facts: FlowFacts): PathTally {
  const entries = new Map<string, number>();
  /** By the node left, the exit and the node come to: names are looked up as they are, never put together. */
  const links = new Map<string, Map<string | null, Targets>>();
  const ends = new Map<string, Map<CallEnd, number>>();
  const ways = new Map<string, Mutable<Way>>();
  const otherWays = new Map<string, number>();
  const folder = createWayFolder();
  let calls = 0;

  const pass = (from: Visit, to: string): void => {
    const port = from.leaving.kind === "port" ? from.leaving.port : null;
    const exits = entryOf(links, from.nodeId, () => new Map<string | null, Targets>());
    const targets = entryOf(exits, port, (): Targets => new Map());
    const link = entryOf(targets, to, () => ({ from: from.nodeId, port, to, passages: 0 }));
    link.passages += 1;
  };

  return {
    add(call) {
      let last: Visit | undefined;
      folder.begin();
      for (const visit of visitsInOrder(call)) {
        if (!facts.has(visit.nodeId)) continue;
        if (last === undefined) increase(entries, visit.nodeId);
        else pass(last, visit.nodeId);
        folder.come(visit.nodeId);
        last = visit;
      }
      if (last === undefined) return;
      calls += 1;
      const end = callEnd(last, facts.get(last.nodeId));
      const endsHere = entryOf(ends, last.nodeId, () => new Map<CallEnd, number>());
      increase(endsHere, end);
      if (folder.length() > LONGEST_WAY) increase(otherWays, end);
      else entryOf(ways, `${end} ${folder.key()}`, () => ({ steps: folder.steps(), end, calls: 0 })).calls += 1;
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
          ways: [...ways.values()],
          otherWays: Object.fromEntries(otherWays),
        },
      ]),
  };
}

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
