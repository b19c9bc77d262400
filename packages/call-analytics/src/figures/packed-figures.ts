// How roll-ups are kept: a fifth of the size of the plain figures, since reading a heatmap is mostly reading these.
import type { CountsBy, NodeFigures } from "./node-figures.ts";
import { own } from "./own-count.ts";
import { packCounts } from "./packed-counts.ts";
import type { FlowFigures } from "./tally.ts";

/** Figures as text; made by `packFigures`, read by `sumFigures`. */
export type PackedFigures = string;

/** Names and their counts, one after the other. */
export type PackedNames = readonly (string | number)[];

/**
 * The figures of one node; `numbers` are visits, calls, lost, completed, ended, open and optedOut. Counts by number are
 * packed rows: the first number of the row, then every count from there on; "" for no count.
 */
export type PackedNode = readonly [
  numbers: readonly number[],
  next: PackedNames,
  passed: PackedNames,
  keys: PackedNames,
  noInput: string,
  noMatch: string,
  seconds: string,
  hungUpAfter: string,
];

/** What the text holds; `totals` are calls, lost, completed, transferred, open and unknownVisits. */
export interface PackedForm {
  readonly packed: 1;
  readonly totals: readonly number[];
  readonly nodes: readonly (readonly [nodeId: string, node: PackedNode])[];
}

/** Figures as text. */
export function packFigures({ nodes, ...totals }: FlowFigures): PackedFigures {
  const packed: PackedForm = {
    packed: 1,
    totals: [totals.calls, totals.lost, totals.completed, totals.transferred, totals.open, totals.unknownVisits],
    nodes: Object.entries(nodes).map(([nodeId, node]) => [nodeId, packNode(node)]),
  };
  return JSON.stringify(packed);
}

/** What a text holds: packed figures, or plain ones as they were kept before there were packed ones. The text is trusted. */
export function readPacked(text: PackedFigures): PackedForm | FlowFigures {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by packFigures, or by JSON.stringify of FlowFigures
  return JSON.parse(text) as PackedForm | FlowFigures;
}

function packNode(node: NodeFigures): PackedNode {
  return [
    [node.visits, node.calls, node.lost, node.completed, node.ended, node.open, node.optedOut],
    packNames(node.next),
    packNames(node.passed),
    packNames(node.keys),
    packRow(node.noInput),
    packRow(node.noMatch),
    packRow(node.seconds),
    packRow(node.hungUpAfter),
  ];
}

function packNames(counts: CountsBy): PackedNames {
  return Object.entries(counts).flat();
}

function packRow(counts: CountsBy): string {
  const numbers = Object.keys(counts).map(Number);
  if (numbers.length === 0) return "";
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return packCounts([
    first,
    ...Array.from({ length: last - first + 1 }, (_, place) => own(counts, String(first + place))),
  ]);
}
