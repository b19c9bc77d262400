/** What was made for a key before, else made now; of the most recently used ones so many are kept. */
export function remembered<Value>(
  kept: Map<string, Value>,
  { key, most, make }: { readonly key: string; readonly most: number; readonly make: () => Value },
): Value {
  const known = kept.get(key);
  const value = known === undefined ? make() : known;
  kept.delete(key);
  kept.set(key, value);
  const oldest = kept.keys().next();
  if (kept.size > most && oldest.done !== true) kept.delete(oldest.value);
  return value;
}
