import type { Language } from "@tonegraph/flow-model";
import { speakingRate } from "./speaking-rate.ts";

const SENTENCE_PAUSE = 0.5;
const CLAUSE_PAUSE = 0.25;

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
const DIGITS = /\p{Nd}/gu;
const WORDS = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
/** A pause counts only where speech goes on behind it; lines are trimmed before, so that a blank always has words behind it. */
const SENTENCE_ENDS = /[.!?…](?=\s)|[。！？](?![。！？]|$)/gu;
const CLAUSE_ENDS = /[,;:–—](?=\s)|[、，；：](?!$)/gu;

/**
 * How many seconds a text takes to be spoken to a caller: words, digits one by one, and pauses at punctuation, at the
 * language's rate. An estimate for comparing menus, not a promise of any engine. 0 for a text without anything to say.
 */
export function spokenSeconds(text: string, language: Language): number {
  const rate = speakingRate(language);
  const spoken =
    count(text.replaceAll(IDEOGRAPHS, " "), WORDS) * rate.secondsPerWord +
    count(text, DIGITS) * rate.secondsPerDigit +
    count(text, IDEOGRAPHS) * rate.secondsPerIdeograph;
  return spoken === 0 ? 0 : spoken + pauses(text);
}

function pauses(text: string): number {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const within = lines.map(
    (line) => count(line, SENTENCE_ENDS) * SENTENCE_PAUSE + count(line, CLAUSE_ENDS) * CLAUSE_PAUSE,
  );
  return within.reduce((sum, seconds) => sum + seconds, (lines.length - 1) * SENTENCE_PAUSE);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
