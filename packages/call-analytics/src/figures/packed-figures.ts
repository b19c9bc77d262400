// How roll-ups are kept: a third of the size of the plain figures, since reading a heatmap is mostly reading these.
import type { Histogram } from "./histogram.ts";
import type { CountsBy, NodeFigures } from "./node-figures.ts";
import type { FlowFigures } from "./tally.ts";

type PackedNode = readonly [
  numbers: readonly [number, number, number, number, number, number, number],
  next: CountsBy,
  passed: CountsBy,
  noInput: CountsBy,
  noMatch: CountsBy,
  keys: CountsBy,
  seconds: readonly number[],
  hungUpAfter: readonly number[],
];
interface PackedFigures {
  readonly packed: 1;
  readonly totals: readonly [number, number, number, number, number, number];
  readonly nodes: readonly (readonly [string, PackedNode])[];
}

/** Figures as text that `unpackFigures` reads. */
export function packFigures({ nodes, ...totals }: FlowFigures): string {
  const packed: PackedFigures = {
    packed: 1,
    totals: [totals.calls, totals.lost, totals.completed, totals.transferred, totals.open, totals.unknownVisits],
    nodes: Object.entries(nodes).map(([nodeId, node]) => [nodeId, packNode(node)]),
  };
  return JSON.stringify(packed);
}

/** Figures from text: packed, or the plain figures as they were kept before there were packed ones. The text is trusted. */
export function unpackFigures(text: string): FlowFigures {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by packFigures, or by JSON.stringify of FlowFigures
  const kept = JSON.parse(text) as PackedFigures | FlowFigures;
  if (!("packed" in kept)) return kept;
  const [calls, lost, completed, transferred, open, unknownVisits] = kept.totals;
  const nodes = Object.fromEntries(kept.nodes.map(([nodeId, node]) => [nodeId, unpackNode(node)]));
  return { calls, lost, completed, transferred, open, unknownVisits, nodes };
}

function packNode(node: NodeFigures): PackedNode {
  return [
    [node.visits, node.calls, node.lost, node.completed, node.ended, node.open, node.optedOut],
    node.next,
    node.passed,
    node.noInput,
    node.noMatch,
    node.keys,
    packHistogram(node.seconds),
    packHistogram(node.hungUpAfter),
  ];
}

function unpackNode([numbers, next, passed, noInput, noMatch, keys, seconds, hungUpAfter]: PackedNode): NodeFigures {
  const [visits, calls, lost, completed, ended, open, optedOut] = numbers;
  return {
    visits,
    calls,
    lost,
    completed,
    ended,
    open,
    optedOut,
    next,
    passed,
    noInput,
    noMatch,
    keys,
    seconds: unpackHistogram(seconds),
    hungUpAfter: unpackHistogram(hungUpAfter),
  };
}

function packHistogram(histogram: Histogram): readonly number[] {
  return Object.entries(histogram).flatMap(([bucket, count]) => [Number(bucket), count]);
}

function unpackHistogram(pairs: readonly number[]): Histogram {
  const histogram: Record<string, number> = {};
  for (let place = 0; place < pairs.length; place += 2) histogram[pairs[place] ?? 0] = pairs[place + 1] ?? 0;
  return histogram;
}
