import { readDigits, readNumber } from "./number-reading.ts";
import type { SpeechLanguage } from "./speech-languages.ts";
import { spelled, wordFeatures, type WordFeatures } from "./word-features.ts";

/** A pause that punctuation makes. */
export type Pause = "none" | "clause" | "sentence";
/** How a text is to be said: as it reads, numbers digit by digit, or every character by its name. */
export type SayAs = "text" | "digits" | "characters";

/** What there is to say in a text: counts, from which its seconds follow. */
export interface SpeechFeatures extends WordFeatures {
  /** Characters of scripts that are written without blanks between words. */
  readonly ideographs: number;
  /** Pauses between sentences and paragraphs; one behind the last word is not counted. */
  readonly sentencePauses: number;
  /** Pauses at commas, colons, semicolons, dashes and between groups of digits. */
  readonly clausePauses: number;
  /** The pause behind the last word, for whoever goes on speaking. */
  readonly endsWith: Pause;
}

/**
 * A number | a character without blanks around it | a word | a digit of another script | the end of a sentence | a pause
 * within one | a paragraph | a sign. No alternative can be cut in two ways: the time is linear in the length of any text.
 */
const TOKEN =
  /(\d+(?:[.,:\/\-]\d+)*)|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])|((?:[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]])+(?:['’]\p{L}+)*)|(\p{Nd})|([.!?…。！？]+["”’»\)\]]*)|([,;:–—、，；：]|-(?=\s))|(\n[^\S\n]*\n)|([$€£%\x26@#*+])/gv;
const GOES_ON = /^(?:\s|$)/;
/** What follows the point of an ordinal: a small letter or a month. */
const AFTER_ORDINAL =
  /^\s+(?:\p{Ll}|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)/u;
const LONGEST_LOOK = 12;

interface Count {
  words: number;
  syllables: number;
  letters: number;
  ideographs: number;
  sentencePauses: number;
  clausePauses: number;
  endsWith: Pause;
}

/** Counts what there is to say. Linear in the length of the text; any string is allowed, also broken ones. */
export function speechFeatures(text: string, language: SpeechLanguage, as: SayAs = "text"): SpeechFeatures {
  const count: Count = {
    words: 0,
    syllables: 0,
    letters: 0,
    ideographs: 0,
    sentencePauses: 0,
    clausePauses: 0,
    endsWith: "none",
  };
  const composed = text.normalize("NFC");
  for (const match of composed.matchAll(TOKEN)) takeToken(match, { count, language, as, text: composed });
  return count;
}

interface Reading {
  readonly count: Count;
  readonly language: SpeechLanguage;
  readonly as: SayAs;
  readonly text: string;
}

function takeToken(match: RegExpExecArray, reading: Reading): void {
  const [token, number, ideograph, word, digit, sentenceEnd, clause, paragraph, sign] = match;
  const end = match.index + token.length;
  if (number !== undefined) takeNumber(number, reading);
  else if (ideograph !== undefined) takeIdeograph(reading);
  else if (word !== undefined) takeWord(word, end, reading);
  else if (digit !== undefined) takeNumber("0", reading);
  else if (sentenceEnd !== undefined) takePoint(match.index, end, reading);
  else if (clause !== undefined) takePause("clause", reading);
  else if (paragraph !== undefined) takePause("sentence", reading);
  else if (sign !== undefined) takeWords(reading.language.signs[sign] ?? "", reading);
}

/** More digits than anybody is told in one breath: counted without putting them into words. */
const LONG_RUN = 40;

function takeNumber(token: string, { count, language, as }: Reading): void {
  if (token.length > LONG_RUN) return takeLongRun(token, { count, language });
  const { words, pauses } = as === "text" ? readNumber(token, language) : readDigits(token, language);
  takeWords(words, { count, language });
  count.clausePauses += pauses;
}

function takeLongRun(token: string, { count, language }: Pick<Reading, "count" | "language">): void {
  beginWord(count);
  language.numbers.units.slice(0, 10).forEach((unit, digit) => {
    const times = token.split(String(digit)).length - 1;
    const { words, syllables, letters } = wordFeatures(unit, language);
    count.words += words * times;
    count.syllables += syllables * times;
    count.letters += letters * times;
  });
}

function takeIdeograph({ count }: Reading): void {
  beginWord(count);
  count.ideographs += 1;
}

function takeWord(word: string, end: number, { count, language, as, text }: Reading): void {
  const written = text.charAt(end) === "." ? abbreviated(word, language) : undefined;
  if (as === "characters") add(count, spelled(word.length));
  else takeWords(written ?? word, { count, language });
}

function takeWords(words: string, { count, language }: Pick<Reading, "count" | "language">): void {
  for (const word of words.split(/[ -]/)) if (word !== "") add(count, wordFeatures(word, language));
}

function add(count: Count, { words, syllables, letters }: WordFeatures): void {
  beginWord(count);
  count.words += words;
  count.syllables += syllables;
  count.letters += letters;
}

/** A pause counts only when speech goes on behind it and something was said before. */
function beginWord(count: Count): void {
  if (count.endsWith === "sentence") count.sentencePauses += 1;
  else if (count.endsWith === "clause") count.clausePauses += 1;
  count.endsWith = "none";
}

function takePause(pause: Pause, { count }: Reading): void {
  const saidSomething = count.words > 0 || count.ideographs > 0;
  if (saidSomething && count.endsWith !== "sentence") count.endsWith = pause;
}

function takePoint(start: number, end: number, reading: Reading): void {
  const { text, language } = reading;
  const next = text.slice(end, end + LONGEST_LOOK);
  if (/[。！？]/.test(text.charAt(start))) return takePause("sentence", reading);
  if (!GOES_ON.test(next)) return;
  if (language.ordinalPoint && /\d/.test(text.charAt(start - 1)) && AFTER_ORDINAL.test(next)) return;
  if (abbreviated(wordBefore(text, start), language) === undefined) takePause("sentence", reading);
}

function wordBefore(text: string, end: number): string {
  return /\p{L}*$/u.exec(text.slice(Math.max(0, end - LONGEST_LOOK), end))?.[0] ?? "";
}

function abbreviated(word: string, { abbreviations }: SpeechLanguage): string | undefined {
  const written = word.toLowerCase();
  return Object.hasOwn(abbreviations, written) ? abbreviations[written] : undefined;
}
