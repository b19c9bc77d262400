// A watch over a version that has just been published: looks at its calls, weighs them against the former version and
// says what may be done. It never acts by itself, and it never judges what it has not seen.
import type { Counts } from "../proportion.ts";
import { addEvidence, logEvidence, NO_EVIDENCE, type Evidence } from "./e-process.ts";
import { guardNull, type GuardControl } from "./guard-null.ts";

/** E at which a difference counts as proved. */
export const ALARM_EVIDENCE = 1000;
const SURE_EVIDENCE = 1e6;
const SURE_EFFECT = 2;
/** Calls below which nothing is said. */
export const FEWEST_CALLS = 50;
/** The age of data, in milliseconds, above which a watch pauses. */
export const STALE_AFTER_MS = 600_000;
const FINEST_GRAIN_MS = 300_000;

/** Where the figures come from. */
export interface WatchSource {
  /** Whether they are counted from single calls; a vendor's aggregates are not. */
  readonly kind: "calls" | "aggregates";
  /** The span that one figure covers, in milliseconds. */
  readonly grainMs: number;
}

/** What is known of a span. Calls under 5 s are left out; a call counts once, as lost where its caller hung up unserved. */
export interface Look {
  readonly fromMs: number;
  readonly toMs: number;
  readonly seen: Counts;
  /** Other flows of the tenant, or the same hours of former weeks; null where there is nothing to compare with. */
  readonly control: GuardControl | null;
}

/** A watch as it stands; plain data, to be stored after every look. */
export interface Watch {
  readonly former: Counts;
  readonly source: WatchSource;
  readonly evidence: Evidence;
  readonly seen: Counts;
  readonly lookedUntilMs: number;
  /** Whether every look with calls so far had a control. */
  readonly isControlled: boolean;
}

/** One point of the picture: evidence over time against its threshold. */
export interface LookResult {
  readonly atMs: number;
  readonly seen: Counts;
  readonly nullRate: number;
  /** Natural logarithm of E. */
  readonly logEvidence: number;
}

/** What a watch says at a moment. `strongest` is the most that may be done about an alarm. */
export type Verdict =
  | { readonly kind: "paused"; readonly why: "stale" }
  | { readonly kind: "watching"; readonly callsMissing: number }
  | { readonly kind: "quiet" }
  | { readonly kind: "alarm"; readonly strongest: "ask" | "rollBack"; readonly why: AlarmLimit | null };

/** Why an alarm may do no more than ask. */
export type AlarmLimit = "aggregates" | "coarse" | "uncontrolled";

/** Begins a watch at the moment a version became live. */
export function startWatch(start: {
  readonly former: Counts;
  readonly source: WatchSource;
  readonly liveSinceMs: number;
}): Watch {
  const { former, source, liveSinceMs } = start;
  const seen = { trials: 0, successes: 0 };
  return { former, source, evidence: NO_EVIDENCE, seen, lookedUntilMs: liveSinceMs, isControlled: true };
}

/**
 * Adds a look. Spans follow one another; one that begins before the last ended counts calls twice and throws, since the
 * caller must cut it. A gap is no fault: what was not seen is not judged.
 */
export function addLook(watch: Watch, look: Look): { readonly watch: Watch; readonly result: LookResult } {
  if (look.fromMs < watch.lookedUntilMs || look.toMs < look.fromMs)
    throw new RangeError("a look overlaps the last one");
  const nullRate = guardNull(watch.former, look.control);
  const evidence = addEvidence(watch.evidence, look.seen, nullRate);
  const seen = {
    trials: watch.seen.trials + look.seen.trials,
    successes: watch.seen.successes + look.seen.successes,
  };
  // Where nobody called there was nothing to compare.
  const isControlled = watch.isControlled && (look.control !== null || look.seen.trials === 0);
  return {
    watch: { ...watch, evidence, seen, isControlled, lookedUntilMs: look.toMs },
    result: { atMs: look.toMs, seen: look.seen, nullRate, logEvidence: logEvidence(evidence) },
  };
}

/** What the watch says now; with data older than 10 minutes it says nothing and waits. */
export function judgeWatch(watch: Watch, nowMs: number): Verdict {
  if (nowMs - watch.lookedUntilMs > STALE_AFTER_MS) return { kind: "paused", why: "stale" };
  const callsMissing = FEWEST_CALLS - watch.seen.trials;
  if (callsMissing > 0) return { kind: "watching", callsMissing };
  const evidence = logEvidence(watch.evidence);
  if (evidence < Math.log(ALARM_EVIDENCE)) return { kind: "quiet" };
  const why = alarmLimit(watch, evidence);
  return { kind: "alarm", strongest: why === null ? "rollBack" : "ask", why };
}

function alarmLimit(watch: Watch, evidence: number): AlarmLimit | null {
  if (watch.source.kind === "aggregates") return "aggregates";
  if (watch.source.grainMs > FINEST_GRAIN_MS) return "coarse";
  const isSure = evidence >= Math.log(SURE_EVIDENCE) && effectOf(watch) >= SURE_EFFECT;
  return watch.isControlled || isSure ? null : "uncontrolled";
}

/** How many times the former version's rate the new one shows; Infinity where the former one lost none. */
export function effectOf({ former, seen }: Watch): number {
  if (seen.trials === 0 || former.trials === 0) return 1;
  return seen.successes / seen.trials / (former.successes / former.trials);
}
