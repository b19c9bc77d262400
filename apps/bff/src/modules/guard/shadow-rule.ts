import type { GuardSettings } from "@tonegraph/api-contract";
import { FEWEST_CALLS } from "@tonegraph/call-analytics";
import type { WatchRecord } from "./watch-record.ts";

/** So many watches in shadow mode have to reach a verdict, and so many of the last ones must have been right. */
const NEEDED = 3;

type ShadowWatch = Pick<WatchRecord, "outcome" | "trip" | "memory">;

/**
 * The rule by which a flow leaves shadow mode: three of its watches reached a verdict, and none of the last three raised an
 * alarm over a version that was then kept to the watch's end. `watches` are newest first.
 */
export function shadowProgress(watches: readonly ShadowWatch[]): GuardSettings["shadow"] {
  const judged = watches.filter(({ outcome, memory }) => {
    const calls = memory?.watch.all.seen.trials ?? 0;
    return calls >= FEWEST_CALLS && outcome !== "switchedOff";
  });
  const wrong = judged.slice(0, NEEDED).filter(({ trip, outcome }) => trip !== null && outcome === "tripped").length;
  return { needed: NEEDED, judged: judged.length, wrong, ready: judged.length >= NEEDED && wrong === 0 };
}
