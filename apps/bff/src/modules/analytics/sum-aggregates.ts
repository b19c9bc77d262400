import type { AggregateFigures, AggregateRow } from "./ports.ts";

interface Row {
  readonly abandoned?: number | undefined;
  readonly answered?: number | undefined;
  readonly averageWaitSeconds?: number | undefined;
}

/** Figures of spans that do not overlap, as one. */
export function sumAggregates(parts: readonly AggregateFigures[]): AggregateFigures {
  const sums: Record<string, AggregateRow> = {};
  for (const part of parts) {
    for (const [nodeId, row] of Object.entries(part)) {
      sums[nodeId] = addRows(Object.hasOwn(sums, nodeId) ? (sums[nodeId] ?? {}) : {}, row);
    }
  }
  return sums;
}

/** Two rows of one node; what neither reports stays absent, and waits are weighed by their calls. */
export function addRows(one: Row, other: Row): AggregateRow {
  const wait = meanWait([one, other]);
  return {
    ...sumOf("abandoned", one.abandoned, other.abandoned),
    ...sumOf("answered", one.answered, other.answered),
    ...(wait === null ? {} : { averageWaitSeconds: wait }),
  };
}

function sumOf(name: "abandoned" | "answered", one: number | undefined, other: number | undefined): AggregateRow {
  return one === undefined && other === undefined ? {} : { [name]: (one ?? 0) + (other ?? 0) };
}

function meanWait(rows: readonly Row[]): number | null {
  const parts = rows.flatMap(({ averageWaitSeconds, abandoned, answered }) =>
    averageWaitSeconds === undefined ? [] : [{ wait: averageWaitSeconds, calls: (abandoned ?? 0) + (answered ?? 0) }],
  );
  const calls = parts.reduce((sum, part) => sum + part.calls, 0);
  if (calls === 0) return parts[0]?.wait ?? null;
  return parts.reduce((sum, part) => sum + part.wait * part.calls, 0) / calls;
}
