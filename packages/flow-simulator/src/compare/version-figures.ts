import type { Called } from "./called.ts";
import type { CallerFigures, Middle, VersionFigures } from "./comparison.ts";
import type { Destination } from "./destination.ts";

/** Sums up what a version did to its callers. */
export function versionFigures(
  calls: readonly Called[],
  visits: ReadonlyMap<string, number>,
  destinations: readonly Destination[],
): VersionFigures {
  const share = 1 / Math.max(1, calls.length);
  const ends = new Map<string, number>();
  for (const { end } of calls) ends.set(end, (ends.get(end) ?? 0) + 1);
  return {
    all: figures(calls),
    destinations: Object.fromEntries(
      destinations.map(({ key }) => {
        const wanting = calls.filter(({ wanted }) => wanted === key);
        return [key, { wanted: wanting.length, ...figures(wanting.filter(({ end }) => end === key)) }];
      }),
    ),
    ends: Object.fromEntries([...ends].map(([end, count]) => [end, count * share])),
    visits: Object.fromEntries([...visits].map(([block, count]) => [block, count * share])),
  };
}

function figures(calls: readonly Called[]): CallerFigures {
  return {
    callers: calls.length,
    seconds: middle(calls.map(({ seconds }) => seconds)),
    keys: middle(calls.map(({ keys }) => keys)),
  };
}

/** Mean and median of a row of figures. */
export function middle(row: readonly number[]): Middle {
  if (row.length === 0) return { mean: 0, median: 0 };
  const sorted = row.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return { mean: row.reduce((sum, value) => sum + value, 0) / row.length, median: (upper + lower) / 2 };
}
