// What every request asks the database for, remembered for less than a second: long enough that a busy second asks once,
// short enough that what another process changed counts here within that second. What this process changes is forgotten at
// once by whoever changes it.

/** How long something may be remembered: revoked within a second on all replicas, with room for who builds on it and for the answer's own way. */
export const REMEMBERED_MS = 800;
const MAX_ENTRIES = 10_000;

/** Values by key, each found by asking once. */
export interface ShortMemory<Value> {
  /** The remembered value, or what `ask` finds; those who ask at the same time share one answer. Nothing found is not kept. */
  get(key: string, ask: () => Promise<Value | null>): Promise<Value | null>;
  /** The remembered value, where it is there already. */
  peek(key: string): Value | null;
  /** Forgets everything, also what is being asked for right now. */
  clear(): void;
}

interface Entry<Value> {
  /** When the asking began: what it finds was true then, and may not be any more when it arrives. */
  readonly askedAt: number;
  readonly found: Promise<Value | null>;
  value: Value | null;
}

/** Makes an empty memory. `now` counts milliseconds and never goes back. */
export function createShortMemory<Value>(now: () => number = () => performance.now()): ShortMemory<Value> {
  const entries = new Map<string, Entry<Value>>();
  const forget = (key: string, entry: Entry<Value>): void => {
    if (entries.get(key) === entry) entries.delete(key);
  };
  return {
    get(key, ask) {
      const known = entries.get(key);
      if (known !== undefined && now() - known.askedAt < REMEMBERED_MS) return known.found;
      const entry: Entry<Value> = { askedAt: now(), found: ask(), value: null };
      entries.delete(key);
      entries.set(key, entry);
      const oldest = entries.keys().next();
      if (entries.size > MAX_ENTRIES && oldest.done !== true) entries.delete(oldest.value);
      entry.found.then(
        (value) => {
          if (value === null) forget(key, entry);
          else entry.value = value;
        },
        () => forget(key, entry),
      );
      return entry.found;
    },
    peek(key) {
      const known = entries.get(key);
      return known !== undefined && now() - known.askedAt < REMEMBERED_MS ? known.value : null;
    },
    clear: () => entries.clear(),
  };
}
