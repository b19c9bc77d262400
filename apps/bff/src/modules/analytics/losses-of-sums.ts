import type { AggregateFigures, AggregateRow } from "./ports.ts";

interface Loss {
  readonly calls: number;
  readonly lost: number;
}

/** What a vendor's sums say of calls that entered a node; nothing where only one of the two counts is known. */
export function lossOfRow({ abandoned = 0, answered }: AggregateRow): Loss {
  return answered === undefined ? { calls: 0, lost: 0 } : { calls: abandoned + answered, lost: abandoned };
}

/** Losses of a version from a vendor's sums per node. */
export function lossesOfSums(figures: AggregateFigures): Loss & { readonly nodes: Readonly<Record<string, Loss>> } {
  const nodes = Object.entries(figures).map(([nodeId, row]) => [nodeId, lossOfRow(row)] as const);
  return { ...totalOfSums(nodes.map(([, loss]) => loss)), nodes: Object.fromEntries(nodes) };
}

/** Every call comes by the busiest menu at most once more than by any other: the sums tell no better count of calls. */
export function totalOfSums(nodes: readonly Loss[]): Loss {
  const calls = Math.max(0, ...nodes.map((node) => node.calls));
  const lost = nodes.reduce((sum, node) => sum + node.lost, 0);
  return { calls, lost: Math.min(calls, lost) };
}
