// What the rule does at a look, from what it remembers and what the queues say now. It never flaps: what calls for a change
// has to hold for a while, two changes lie well apart, and between busy and calm there is a band in which nothing changes.
import { queuesAdvice } from "@tonegraph/call-analytics";
import type { QueueState } from "@tonegraph/vendor-kit";

const MINUTE_MS = 60_000;

/** How often the rule looks. */
export const LOOK_MS = MINUTE_MS;
/** A look that comes later than this after the one before begins anew: nobody knows what was in between. */
export const STALE_MS = 3 * LOOK_MS;
/** How long queues must be busy before callers get more time, and calm before they get the usual time again. */
export const HOLDS_FOR_MS = { busy: 2 * MINUTE_MS, calm: 10 * MINUTE_MS } as const;
/** How far two changes lie apart at least. */
export const BETWEEN_MS = 15 * MINUTE_MS;
/** A queue is calm again below this wait; the document's limit, above which it is busy, is 120 s. */
export const CALM_WAIT_SECONDS = 90;

/** Which way the queues lean. */
export type Lean = "busy" | "calm";

/** What the rule remembers of a flow on a tenant. */
export interface RuleMemory {
  /** What all looks since then have called for without a break. */
  readonly leaning: { readonly to: Lean; readonly since: Date } | null;
  readonly lookedAt: Date | null;
  /** When the rule last changed something. */
  readonly changedAt: Date | null;
}

/** What the rule sees: each queue's state (null: it could not be asked, or is not there), and what is set now. */
export interface RuleSight {
  readonly states: readonly (QueueState | null)[];
  readonly present: Lean;
  readonly now: Date;
}

/** What follows. `until` says when the change would come if nothing else happens. */
export type RuleStep = { readonly leaning: RuleMemory["leaning"] } & (
  | { readonly kind: "unknown" | "between" | "stays" }
  | { readonly kind: "waits"; readonly to: Lean; readonly until: Date }
  | { readonly kind: "change"; readonly to: Lean }
);

/** Decides what follows from a look. */
export function ruleStep({ leaning: former, lookedAt, changedAt }: RuleMemory, sight: RuleSight): RuleStep {
  const { states, present, now } = sight;
  const lean = leanOf(states);
  if (lean === "unknown" || lean === "between") return { kind: lean, leaning: null };
  const isFresh = lookedAt !== null && now.getTime() - lookedAt.getTime() <= STALE_MS && lookedAt <= now;
  const leaning = isFresh && former?.to === lean ? former : { to: lean, since: now };
  if (lean === present) return { kind: "stays", leaning };
  const holds = leaning.since.getTime() + HOLDS_FOR_MS[lean];
  const apart = changedAt === null ? 0 : changedAt.getTime() + BETWEEN_MS;
  const until = Math.max(holds, apart);
  if (now.getTime() < until) return { kind: "waits", to: lean, until: new Date(until), leaning };
  return { kind: "change", to: lean, leaning };
}

function leanOf(states: RuleSight["states"]): Lean | "unknown" | "between" {
  const advice = queuesAdvice(states);
  if (advice === null) return "unknown";
  if (advice.fallbackEnabled) return "busy";
  return states.every((state) => (state?.waitSeconds ?? 0) <= CALM_WAIT_SECONDS) ? "calm" : "between";
}
