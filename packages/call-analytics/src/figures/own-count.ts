/** A count that is really there: names come from outside and may be `constructor`. */
export function own(counts: Readonly<Record<string, number>>, name: string): number {
  return Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;
}
