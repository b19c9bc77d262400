import type { Grammar, ListName } from "./grammar.ts";
import { keyWords, phraseEnd, type Entry, type KeyMatch } from "./lexicon.ts";
import type { TelephoneKey } from "./spoken-key.ts";
import type { Token } from "./tokens.ts";

/** A text in one language, ready to be read from any token on. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  /** What each token can begin; undefined for one that begins nothing. */
  readonly entries: readonly (Entry<ListName> | undefined)[];
}

/** Looks every word of a text up in a language. */
export function readingOf(tokens: readonly Token[], grammar: Grammar): Reading {
  const entries = tokens.map(({ kind, text }) => (kind === "word" ? grammar.lexicon.get(text) : undefined));
  return { tokens, grammar, entries };
}

/** A key and the tokens that name it. */
export interface PlacedKey {
  readonly key: TelephoneKey;
  readonly from: number;
  /** The token behind it. */
  readonly to: number;
}

/** One key or several: “1, 2 or 3”, “1 through 4”. `isNumber` says that what was read is no key but a longer number. */
export interface KeyList {
  readonly keys: readonly PlacedKey[];
  readonly from: number;
  readonly end: number;
  readonly isNumber: boolean;
}

/** No list of keys is longer than the keypad; what says more is read no further. */
const MAX_KEYS = 12;
const MAX_FILLERS = 6;
const DIGITS = "1234567890";

/** The end of the longest phrase of one of these lists at a token, or -1. */
export function endOf({ tokens, entries }: Reading, at: number, ...names: readonly ListName[]): number {
  const entry = entries[at];
  let end = -1;
  if (entry) for (const name of names) end = Math.max(end, phraseEnd(entry, name, { tokens, at }));
  return end;
}

/** The first token behind any phrases of these lists. */
export function skip(reading: Reading, at: number, ...names: readonly ListName[]): number {
  let position = at;
  for (let count = 0; count < MAX_FILLERS; count++) {
    const end = endOf(reading, position, ...names);
    if (end < 0) return position;
    position = end;
  }
  return position;
}

/** Where the words begin that a marker ("for", "to", "if") at this token leads to, or -1. One with a pause behind it leads to none. */
export function functionAt(reading: Reading, at: number): number {
  const marker = endOf(reading, at, "markers");
  return marker >= 0 && isQuiet(reading, marker) ? -1 : marker;
}

/** Whether nothing is said here: a pause, the end of a sentence or of the text. */
export function isQuiet({ tokens }: Reading, at: number): boolean {
  const kind = tokens[at]?.kind;
  return kind === undefined || kind === "pause" || kind === "stop";
}

/** The key that a token, or the words from it on, names; null where these are not a key. */
export function keyAt({ tokens, entries }: Reading, at: number): KeyMatch | null {
  const token = tokens[at];
  const next = tokens[at + 1];
  const entry = entries[at];
  if (!token) return null;
  if (token.kind === "number") return keyOf(token.text, at + 1);
  if (token.kind !== "symbol") return entry ? keyWords(entry, tokens, at) : null;
  return token.text === "#" && next?.glued && next.kind === "number"
    ? keyOf(next.text, at + 2)
    : keyOf(token.text, at + 1);
}

/** Reads a key, with a noun behind it, and where nothing but a key makes sense. */
export function readKey(reading: Reading, at: number, isIntroduced: boolean): KeyList | null {
  const key = keyAt(reading, at);
  if (!key) return null;
  const end = skip(reading, key.end, "keyNouns");
  const isNumber = continuesNumber(reading, key.end) || isAmount(reading, end);
  if (!isNumber && isArticle(reading, at, { end, isIntroduced })) return null;
  return { keys: [{ key: key.key, from: at, to: key.end }], from: at, end, isNumber };
}

/**
 * Reads one key or several behind a verb, with the fillers before them. `functionIsSaid`: what the first key is for was said
 * before it, so that a key with a function of its own behind it does not belong to the list.
 */
export function readKeyList(reading: Reading, at: number, functionIsSaid: boolean): KeyList | null {
  const from = skip(reading, at, "fillers");
  const first = readKey(reading, from, from > at);
  if (!first || first.isNumber) return first;
  const isBetween = saysBetween(reading, at, from);
  const range = readRange(reading, first, isBetween);
  return range ?? readFurther(reading, first, functionIsSaid);
}

function keyOf(text: string, end: number): KeyMatch | null {
  return isTelephoneKey(text) ? { key: text, end } : null;
}

function isTelephoneKey(text: string): text is TelephoneKey {
  return text.length === 1 && (DIGITS.includes(text) || text === "*" || text === "#");
}

/** “1 800 555”, “4th”, “5 %”: what follows makes it another number. */
function continuesNumber(reading: Reading, at: number): boolean {
  const next = reading.tokens[at];
  if (!next) return false;
  if (next.kind === "number" || next.kind === "other") return true;
  if (next.glued && next.kind === "word") return true;
  return keyAt(reading, at) !== null && endOf(reading, at, "articles") < 0;
}

function isAmount(reading: Reading, at: number): boolean {
  return endOf(reading, at, "amounts") >= 0 && endOf(reading, at, "asides") < 0;
}

/** Whether a word like French “un” is an article here: a noun could follow it. */
function isArticle(
  reading: Reading,
  at: number,
  { end, isIntroduced }: { readonly end: number; readonly isIntroduced: boolean },
): boolean {
  if (endOf(reading, at, "articles") < 0) return false;
  if (endOf(reading, end, "options", "keyNouns") >= 0) return true;
  const ends = isQuiet(reading, end) || endOf(reading, end, "markers", "asides", "and", "or", "ranges") >= 0;
  return !ends && !isIntroduced;
}

function saysBetween(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (endOf(reading, at, "between") >= 0) return true;
  return false;
}

function readRange(reading: Reading, first: KeyList, isBetween: boolean): KeyList | null {
  const join = reading.tokens[first.end]?.kind === "range" ? first.end + 1 : joinOf(reading, first.end, isBetween);
  const last = join < 0 ? null : readKey(reading, skip(reading, join, "fillers"), true);
  if (!last || last.isNumber) return null;
  const keys = keysFromTo(first, last);
  return keys.length < 2 ? null : { keys, from: first.from, end: last.end, isNumber: false };
}

/** The keys of a range in the order of the keypad, 0 after 9; none where it does not go up. */
function keysFromTo(first: KeyList, last: KeyList): PlacedKey[] {
  const begin = DIGITS.indexOf(first.keys[0]?.key ?? "?");
  const end = DIGITS.indexOf(last.keys[0]?.key ?? "?");
  if (begin < 0) return [];
  return DIGITS.slice(begin, end + 1)
    .split("")
    .flatMap((key) => (isTelephoneKey(key) ? [{ key, from: first.from, to: last.end }] : []));
}

function joinOf(reading: Reading, at: number, isBetween: boolean): number {
  return isBetween ? endOf(reading, at, "ranges", "and") : endOf(reading, at, "ranges");
}

function readFurther(reading: Reading, first: KeyList, functionIsSaid: boolean): KeyList {
  const keys = [...first.keys];
  let end = first.end;
  while (keys.length < MAX_KEYS) {
    const next = readNext(reading, end);
    if (!next || next.isNumber) break;
    const hasOwnFunction = functionAt(reading, skip(reading, next.end, "asides")) >= 0;
    if (functionIsSaid && hasOwnFunction) break;
    keys.push(...next.keys);
    end = next.end;
  }
  return { keys, from: first.from, end, isNumber: false };
}

function readNext(reading: Reading, at: number): KeyList | null {
  const behindPause = reading.tokens[at]?.kind === "pause" ? at + 1 : at;
  const join = endOf(reading, behindPause, "and", "or");
  const from = join < 0 ? behindPause : join;
  if (from === at) return null;
  const key = skip(reading, from, "determiners");
  return readKey(reading, key, key > from);
}
