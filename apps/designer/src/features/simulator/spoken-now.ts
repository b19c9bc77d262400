import type { Effect } from "@tonegraph/flow-simulator";
import type { SpokenPart } from "./call-sounds.ts";

type Played = Extract<Effect, { readonly kind: "play" }>;

/** What has to be made heard because of what happened in a call: whether all that is being said stops, and what is said then. */
export interface ToBeHeard {
  readonly stops: boolean;
  readonly parts: readonly SpokenPart[];
}

/** What is to be heard after `before`; `null` where these effects do not follow those: another call, or further back in this one. */
export function toBeHeard(before: readonly Effect[], after: readonly Effect[]): ToBeHeard | null {
  const last = before.at(-1);
  if (last === undefined || after[before.length - 1] !== last) return null;
  const added = after.slice(before.length);
  const cut = added.findLastIndex(({ kind }) => kind === "cut");
  return { stops: cut >= 0, parts: spokenIn(added.slice(cut + 1)) };
}

/** The prompts that effects play, with words. */
export function spokenIn(effects: readonly Effect[]): readonly SpokenPart[] {
  return effects.flatMap((effect) =>
    effect.kind === "play" && effect.text !== "" ? [{ words: effect.text, language: effect.language }] : [],
  );
}

/** The prompt that was played last, unless it was cut short. */
export function lastPlayed(effects: readonly Effect[]): Played | null {
  const last = effects.findLast(({ kind }) => kind === "play" || kind === "cut");
  return last?.kind === "play" ? last : null;
}

/** What is being said in real time: the words up to now, and those that follow; parted between words. */
export function saidUpToNow({ text, atMs, endsMs }: Played, nowMs: number): { said: string; toCome: string } {
  if (nowMs >= endsMs) return { said: text, toCome: "" };
  const place = Math.max(0, Math.floor((text.length * (nowMs - atMs)) / (endsMs - atMs)));
  const begin = text.lastIndexOf(" ", place) + 1;
  return { said: text.slice(0, begin), toCome: text.slice(begin) };
}
