import type { Deployment } from "@tonegraph/api-contract";
import { instantOf } from "../../lib/time/local-instant.ts";

/** What stands in the two fields: `datetime-local` texts, "" for nothing. */
export interface TypedTimes {
  readonly from: string;
  readonly until: string;
}

/** What the texts mean. */
export interface TypedWindow {
  /** Null where nothing is typed, or something that cannot be taken. */
  readonly window: NonNullable<Deployment["window"]> | null;
  readonly faults: { readonly from: string | null; readonly until: string | null };
}

/** What is said of times that cannot be taken. */
interface WindowWords {
  readonly incomplete: string;
  readonly past: string;
  readonly reversed: string;
}

/** Reads the two times; `now` is in milliseconds since the epoch. */
export function windowOf({ from, until }: TypedTimes, now: number, words: WindowWords): TypedWindow {
  const [opens, closes] = [instantOf(from), instantOf(until)];
  const faults = {
    from: from !== "" && opens === null ? words.incomplete : null,
    until: until === "" ? null : untilFault(opens, closes, { now, words }),
  };
  if ((opens === null && closes === null) || faults.from !== null || faults.until !== null) {
    return { window: null, faults };
  }
  return {
    window: {
      ...(opens === null ? {} : { effectiveDate: opens }),
      ...(closes === null ? {} : { expirationDate: closes }),
    },
    faults,
  };
}

interface Judged {
  readonly now: number;
  readonly words: WindowWords;
}

function untilFault(opens: string | null, closes: string | null, { now, words }: Judged): string | null {
  if (closes === null) return words.incomplete;
  if (Date.parse(closes) <= now) return words.past;
  return opens !== null && Date.parse(opens) >= Date.parse(closes) ? words.reversed : null;
}
