import type { Command } from "@tonegraph/flow-model";
import type { HeardMenu } from "./heard-menu.ts";
import { readSpokenMenu } from "./read-spoken-menu.ts";
import type { SpokenKey } from "./spoken-key.ts";

interface Sentence {
  /** The blanks before it, which stay where they are. */
  readonly blanks: string;
  readonly text: string;
  /** The one key from 1 to 9 that it offers, or null where it offers none. */
  readonly key: string | null;
}

const SENTENCE_ENDS = /[.!?…](?=\s)|\n/g;

/**
 * Puts the sentences that offer the keys 1 to 9 in the order of the keys, each in the place of another; all else stays where
 * it is. Null where a sentence offers two of them, where the words are not plain text, or where the new text would not offer
 * the same keys for the same things.
 */
export function sortSentences({ main, before, language }: HeardMenu): Command | null {
  const { speech, menu, promptId } = main;
  if (speech === null || before.some((text) => text.menu.keys.length > 0)) return null;
  const sentences = cut(speech, menu.keys);
  if (sentences === null) return null;
  const sorted = sentences.filter(({ key }) => key !== null).sort((a, b) => ((a.key ?? "") < (b.key ?? "") ? -1 : 1));
  let next = 0;
  const text = sentences
    .map((sentence) => sentence.blanks + (sentence.key === null ? sentence : (sorted[next++] ?? sentence)).text)
    .join("");
  const after = readSpokenMenu(text, language).keys;
  return sameOffers(menu.keys, after)
    ? { type: "setPromptText", promptId, language, text: { kind: "speech", text } }
    : null;
}

/** Cuts behind full stops with a blank behind them and at the ends of lines; null where a sentence offers two keys. */
function cut(speech: string, keys: readonly SpokenKey[]): Sentence[] | null {
  const ends = [...speech.matchAll(SENTENCE_ENDS)].map(({ index }) => index + 1);
  const sentences: Sentence[] = [];
  let from = 0;
  let next = 0;
  for (const end of [...ends, speech.length]) {
    const raw = speech.slice(from, end);
    const text = raw.trimStart();
    const inside = new Set<string>();
    for (; (keys[next]?.start ?? end) < end; next++) inside.add(keys[next]?.key ?? "");
    const digits = [...inside].filter((key) => /[1-9]/.test(key));
    if (digits.length > 1) return null;
    sentences.push({ blanks: raw.slice(0, raw.length - text.length), text, key: digits[0] ?? null });
    from = end;
  }
  return sentences;
}

function sameOffers(before: readonly SpokenKey[], after: readonly SpokenKey[]): boolean {
  const names = (keys: readonly SpokenKey[]): string[] => keys.map(({ key, what }) => `${key} ${what}`).sort();
  const [old, fresh] = [names(before), names(after)];
  return old.length === fresh.length && old.every((name, place) => name === fresh[place]);
}
