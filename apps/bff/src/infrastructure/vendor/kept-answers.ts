import type { Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import type { Freshness } from "../../kernel/resource-directory.ts";

const FRESH_MS = 60_000;
const MAX_ENTRIES = 1000;

/** Answers of vendors, each kept for a minute under its key. */
export interface KeptAnswers<Value> {
  /** The answer at hand if it is fresh enough, else a new one. Askers at the same time share one call, failures are not kept. */
  get(
    key: string,
    ask: () => Promise<Result<Value, VendorError>>,
    how?: Freshness,
  ): Promise<Result<Value, VendorError>>;
}

interface Entry<Value> {
  readonly at: number;
  readonly answer: Promise<Result<Value, VendorError>>;
  isOver: boolean;
}

/** Makes an empty memory; `now` is in milliseconds since the epoch. */
export function createKeptAnswers<Value>(now: () => number): KeptAnswers<Value> {
  const entries = new Map<string, Entry<Value>>();
  return {
    async get(key, ask, how = {}) {
      const found = entries.get(key);
      const isFresh = found !== undefined && now() - found.at < FRESH_MS;
      if (isFresh && !(found.isOver && isTooOld(found.at, how, now()))) return found.answer;
      const entry: Entry<Value> = { at: now(), answer: ask(), isOver: false };
      entries.delete(key);
      entries.set(key, entry);
      const oldest = entries.keys().next();
      if (entries.size > MAX_ENTRIES && oldest.done !== true) entries.delete(oldest.value);
      let isGood = false;
      try {
        const answer = await entry.answer;
        isGood = answer.ok;
        return answer;
      } finally {
        entry.isOver = true;
        if (!isGood && entries.get(key) === entry) entries.delete(key);
      }
    },
  };
}

function isTooOld(at: number, { afresh = false, atLeastMs = 0, notBefore }: Freshness, now: number): boolean {
  return (afresh && now - at >= atLeastMs) || (notBefore !== undefined && at < notBefore);
}
