import type { GuardWatch, GuardWatchDetail } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import type { Tone } from "../../ui/Pill.tsx";

/** How a watch stands, in a word and its colour. */
export interface WatchStanding {
  readonly tone: Tone;
  readonly text: string;
}

const OUTCOME_TONES: Readonly<Record<NonNullable<GuardWatch["outcome"]>, Tone>> = {
  quiet: "ok",
  tooFewCalls: "plain",
  noData: "warn",
  tripped: "error",
  rolledBack: "error",
  kept: "plain",
  superseded: "plain",
  switchedOff: "plain",
  notWatched: "plain",
};

/** How a watch stands in a list. */
export function watchStanding({ state, outcome, paused, trip }: GuardWatch): WatchStanding {
  const text = words.guard;
  if (outcome !== null) return { tone: OUTCOME_TONES[outcome], text: text.outcome[outcome] };
  if (state === "asking") return { tone: "warn", text: text.state.asking };
  if (state === "rollingBack") return { tone: "error", text: text.state.rollingBack };
  if (paused !== null) return { tone: "warn", text: text.badge.paused };
  return { tone: trip === null ? "accent" : "error", text: trip === null ? text.state.watching : text.outcome.tripped };
}

/** A share of callers in words; a dash where nobody called. */
export function shareWords({ calls, lost }: { readonly calls: number; readonly lost: number }): string {
  return calls === 0 ? "–" : words.guard.percent(lost / calls);
}

/** What a watch found, as sentences: what happened, what followed, and why no more. */
export function watchSentences(watch: GuardWatch): readonly string[] {
  const text = words.guard;
  const { overall, outcome, reason, trip, paused, answer, refusal, mode } = watch;
  return [
    ...(overall === null ? [] : [seenWords(overall)]),
    ...(outcome === null ? [] : [reason === null ? text.outcomeText[outcome] : text.reason[reason]]),
    ...(trip === null ? [] : tripWords(trip, mode)),
    ...(paused === null || outcome !== null ? [] : [text.detail.paused(paused.why)]),
    ...(answer === null ? [] : [text.detail.answered(text.detail.answers[answer.decided], answer.by)]),
    ...(refusal === null ? [] : [text.ask.refusal(refusal)]),
  ];
}

/** That many calls end within seconds, where that is so. */
export function briefNotice({ brief, version }: Pick<GuardWatchDetail, "brief" | "version">): readonly string[] {
  if (brief?.many !== true) return [];
  const share = (counts: typeof brief.seen): string => shareWords({ calls: counts.calls, lost: counts.brief });
  const { seen, former } = brief;
  return [words.guard.detail.brief({ version, now: share(seen), calls: seen.calls, before: share(former) })];
}

function seenWords({ seen, former }: NonNullable<GuardWatch["overall"]>): string {
  const { detail } = words.guard;
  return `${detail.since(shareWords(seen), seen.calls)}, ${detail.former(shareWords(former), former.calls)}.`;
}

function tripWords({ did, limit, mode }: NonNullable<GuardWatch["trip"]>, now: GuardWatch["mode"]): readonly string[] {
  const text = words.guard;
  const limits = limit === null ? [] : [text.limit[limit]];
  return mode === "shadow" || now === "shadow" ? [text.detail.shadow, text.settings.would[did], ...limits] : limits;
}
