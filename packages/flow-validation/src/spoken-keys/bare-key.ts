import { readKey, type KeyList, type Reading } from "./read-keys.ts";

/** A function that is only named, without “for”, “to” or a verb, is named in few words. */
const MAX_WORDS = 6;

/**
 * The key of “Sales, 1.”: a clause of a few words, a pause, a key, and the end of the sentence, of the line, or a semicolon.
 * Null where a token begins no such key. One alone may be anything, such as a house number: who asks must find more of them.
 */
export function bareKey(reading: Reading, at: number): KeyList | null {
  const { tokens } = reading;
  if (tokens[at - 1]?.kind !== "pause") return null;
  let from = at - 1;
  while (at - from <= MAX_WORDS + 1 && tokens[from - 1]?.kind === "word") from -= 1;
  const words = at - 1 - from;
  if (words < 1 || words > MAX_WORDS || !isEnd(reading, from - 1, true)) return null;
  const list = readKey(reading, at, false);
  return list && !list.isNumber && isEnd(reading, list.end, false) ? list : null;
}

function isEnd({ tokens }: Reading, at: number, mayPause: boolean): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === "stop") return true;
  return token.kind === "pause" && (mayPause || token.text === "\n" || token.text === ";" || token.text === "；");
}
