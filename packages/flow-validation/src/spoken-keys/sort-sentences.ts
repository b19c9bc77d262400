import type { Command } from "@tonegraph/flow-model";
import type { HeardMenu } from "./heard-menu.ts";
import { readSpokenMenu } from "./read-spoken-menu.ts";
import type { SpokenKey } from "./spoken-key.ts";

interface Sentence {
  readonly text: string;
  /** The one key from 1 to 9 that it offers, or null where it offers none. */
  readonly key: string | null;
}

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
  const text = sentences
    .map((sentence) => (sentence.key === null ? sentence : (sorted.shift() ?? sentence)).text)
    .join("");
  const after = readSpokenMenu(text, language).keys;
  return sameOffers(menu.keys, after)
    ? { type: "setPromptText", promptId, language, text: { kind: "speech", text } }
    : null;
}

/** Cuts at full stops with a blank behind them; the blank stays where it is, as a piece of its own. */
function cut(speech: string, keys: readonly SpokenKey[]): Sentence[] | null {
  const sentences: Sentence[] = [];
  for (const match of speech.matchAll(/\s+|(?:[^\s.!?]|[.!?](?!\s|$)|[^\S\n]+(?=\S))+[.!?]*/gu)) {
    const end = match.index + match[0].length;
    const inside = keys.filter(({ start, key }) => start >= match.index && start < end && /[1-9]/.test(key));
    if (new Set(inside.map(({ key }) => key)).size > 1) return null;
    sentences.push({ text: match[0], key: inside[0]?.key ?? null });
  }
  return sentences.map(({ text }) => text).join("") === speech ? sentences : null;
}

function sameOffers(before: readonly SpokenKey[], after: readonly SpokenKey[]): boolean {
  const names = (keys: readonly SpokenKey[]): string[] => keys.map(({ key, what }) => `${key} ${what}`).sort();
  const [old, fresh] = [names(before), names(after)];
  return old.length === fresh.length && old.every((name, place) => name === fresh[place]);
}
