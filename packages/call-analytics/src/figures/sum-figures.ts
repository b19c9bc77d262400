// Many roll-ups as one. A week has hundreds of them, so counts are added in place.
import type { Histogram } from "./histogram.ts";
import type { CountsBy, NodeFigures } from "./node-figures.ts";
import { own } from "./own-count.ts";
import type { FlowFigures } from "./tally.ts";

type Counts = Record<string, number>;
type Numbers = "visits" | "calls" | "lost" | "completed" | "ended" | "open" | "optedOut";
type Rows = Exclude<keyof NodeFigures, Numbers>;
type NodeSum = Record<Numbers, number> & Readonly<Record<Rows, Counts>>;

const NUMBERS = ["visits", "calls", "lost", "completed", "ended", "open", "optedOut"] as const;
const ROWS = ["next", "passed", "noInput", "noMatch", "keys", "seconds", "hungUpAfter"] as const;

/** Figures of sets of calls that share no call: a call belongs to the hour in which it began. */
export function sumFigures(parts: Iterable<FlowFigures>): FlowFigures {
  const totals = { calls: 0, lost: 0, completed: 0, transferred: 0, open: 0, unknownVisits: 0 };
  const nodes = new Map<string, NodeSum>();
  for (const part of parts) {
    totals.calls += part.calls;
    totals.lost += part.lost;
    totals.completed += part.completed;
    totals.transferred += part.transferred;
    totals.open += part.open;
    totals.unknownVisits += part.unknownVisits;
    for (const [nodeId, figures] of Object.entries(part.nodes)) {
      const known = nodes.get(nodeId);
      if (known === undefined) nodes.set(nodeId, copyOf(figures));
      else addTo(known, figures);
    }
  }
  return { ...totals, nodes: Object.fromEntries(nodes) };
}

function addTo(sum: NodeSum, figures: NodeFigures): void {
  for (const name of NUMBERS) sum[name] += figures[name];
  for (const name of ROWS) addCounts(sum[name], figures[name]);
}

function addCounts(sum: Counts, more: CountsBy | Histogram): void {
  for (const name in more) if (Object.hasOwn(more, name)) sum[name] = own(sum, name) + (more[name] ?? 0);
}

function copyOf(figures: NodeFigures): NodeSum {
  const { next, passed, noInput, noMatch, keys, seconds, hungUpAfter } = figures;
  return {
    ...figures,
    next: { ...next },
    passed: { ...passed },
    noInput: { ...noInput },
    noMatch: { ...noMatch },
    keys: { ...keys },
    seconds: { ...seconds },
    hungUpAfter: { ...hungUpAfter },
  };
}
