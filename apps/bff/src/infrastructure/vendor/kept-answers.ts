import type { Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import type { Freshness } from "../../kernel/resource-directory.ts";

const FRESH_MS = 60_000;
const MAX_ENTRIES = 1000;

/** Answers of vendors, each kept for a minute under its key. */
export interface KeptAnswers<Value> {
  /**
   * The answer at hand if it is fresh enough, else a new one: at once, or as soon as the vendor may be asked again. Askers at
   * the same time share one call, failures are not kept.
   */
  get(
    key: string,
    ask: () => Promise<Result<Value, VendorError>>,
    how?: Freshness,
  ): Promise<Result<Value, VendorError>>;
}

interface Entry<Value> {
  readonly at: number;
  readonly answer: Promise<Result<Value, VendorError>>;
}

/** What the memory lives by. */
export interface KeptAnswersOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Makes an empty memory. */
export function createKeptAnswers<Value>({ now, wait }: KeptAnswersOptions): KeptAnswers<Value> {
  const entries = new Map<string, Entry<Value>>();
  return {
    async get(key, ask, how = {}) {
      const atFirst = entries.get(key);
      const isTooOld = (entry: Entry<Value>): boolean =>
        (how.afresh === true && entry === atFirst) || (how.notBefore !== undefined && entry.at < how.notBefore);
      if (atFirst !== undefined && isFresh(atFirst) && isTooOld(atFirst)) await untilOver(atFirst, how.atLeastMs ?? 0);
      const found = entries.get(key);
      return found !== undefined && isFresh(found) && !isTooOld(found) ? found.answer : askNow(key, ask);
    },
  };

  function isFresh({ at }: Entry<Value>): boolean {
    return now() - at < FRESH_MS;
  }

  /** Until an answer that is on its way has come, and the vendor may be asked again. */
  async function untilOver({ at, answer }: Entry<Value>, atLeastMs: number): Promise<void> {
    await answer.catch(() => {});
    // The clock may have been set back: nobody waits longer than that for it.
    const left = Math.min(atLeastMs, at + atLeastMs - now());
    if (left > 0) await wait(left);
  }

  async function askNow(key: string, ask: () => Entry<Value>["answer"]): Entry<Value>["answer"] {
    const entry: Entry<Value> = { at: now(), answer: ask() };
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
      if (!isGood && entries.get(key) === entry) entries.delete(key);
    }
  }
}
