/** The entries of a record as rows: a name and a text each. */
export type Entries = Readonly<Record<string, string>>;

const PROTOTYPE_NAMES = new Set(["__proto__", "constructor", "prototype"]);

/** Gives an entry another name in its place; null when another entry has that name or no entry may have it. */
export function renameEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  from: string,
  to: string,
): Record<string, Value> | null {
  if (from !== to && (Object.hasOwn(entries, to) || PROTOTYPE_NAMES.has(to))) return null;
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name === from ? to : name, value]));
}

/** The entries without one; undefined when none is left, so that the field goes too. */
export function removeEntry(entries: Entries, name: string): Entries | undefined {
  const { [name]: _gone, ...kept } = entries;
  return Object.keys(kept).length === 0 ? undefined : kept;
}
