/** One promise of reliability, as it was measured. */
export interface Figure {
  /** As the table of promises names it, for instance P3. */
  readonly id: string;
  /** What was measured. */
  readonly words: string;
  /** What came of it, with its unit. */
  readonly value: string;
  readonly goal: string;
  readonly holds: boolean;
  /** What went wrong, a sentence each. */
  readonly faults?: readonly string[];
}

const MOST_FAULTS = 20;

/** The line of a figure, and below it what went wrong. */
export function figureLines({ id, words, value, goal, holds, faults = [] }: Figure): string[] {
  const line = `${id} ${words}: ${value} (goal: ${goal}) ${holds ? "HOLDS" : "NOT REACHED"}`;
  const more = faults.length > MOST_FAULTS ? [`   … and ${faults.length - MOST_FAULTS} more`] : [];
  return [line, ...faults.slice(0, MOST_FAULTS).map((fault) => `   ${fault}`), ...more];
}

/** The value that this share of all values does not exceed; 0 where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
