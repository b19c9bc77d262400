import { splitTemplate } from "@tonegraph/expressions";
import { describeOffers, type OfferFunction } from "./describe-offers.ts";
import { findOffers, type Manner } from "./find-offers.ts";
import type { Offer } from "./offer.ts";
import { readingOf, type Reading } from "./read-keys.ts";
import type { SpokenKey, SpokenMenu, SpokenWait } from "./spoken-key.ts";
import { grammarFor, grammarsWithin } from "./spoken-languages.ts";
import { VALUE_MARK, tokensOf, type Token } from "./tokens.ts";

/** Words for what a key is for are for people to read; longer ones are cut here. */
const MAX_WHAT = 200;
const NOTHING: SpokenMenu = { keys: [], waits: [], mayOfferMore: false };

/**
 * Reads what a text offers to callers: which key for what, and what happens to those who wait. `language` is a BCP 47 tag;
 * English, Spanish, German and French are read, in any region, and nothing is found in a text of another language. Offers in
 * one of the other three within the text (“Para español, oprima el dos”) are found too. `{{ }}` in the text are unknown
 * words. Takes plain text: take tags out of SSML first. Linear in the length of any text; never throws.
 */
export function readSpokenMenu(text: string, language: string): SpokenMenu {
  const grammar = grammarFor(language);
  if (!grammar) return NOTHING;
  const tokens = tokensOf(withoutValues(text));
  const own = readIn(text, readingOf(tokens, grammar), "own");
  const others = grammarsWithin(tokens, grammar);
  const foreign = others.flatMap((other) => readIn(text, readingOf(tokens, other), "foreign").keys);
  return foreign.length === 0 ? own : { ...own, keys: merged(own.keys, foreign) };
}

/** The keys that a text offers to callers, in the order in which they are spoken; see {@link readSpokenMenu}. */
export function findSpokenKeys(text: string, language: string): readonly SpokenKey[] {
  return readSpokenMenu(text, language).keys;
}

/** Puts a mark for every character of a `{{ }}`, so that places stay as they are. */
function withoutValues(text: string): string {
  if (!text.includes("{{")) return text;
  const parts: string[] = [];
  let position = 0;
  for (const stretch of splitTemplate(text).stretches) {
    if (stretch.kind !== "text") continue;
    parts.push(VALUE_MARK.repeat(stretch.start - position), stretch.text);
    position = stretch.start + stretch.text.length;
  }
  return parts.join("") + VALUE_MARK.repeat(text.length - position);
}

function readIn(text: string, reading: Reading, manner: Manner): SpokenMenu {
  const { offers, mayOfferMore } = findOffers(reading, manner);
  const functions = describeOffers(reading, offers);
  const keys: SpokenKey[] = [];
  const waits: SpokenWait[] = [];
  offers.forEach((offer, at) => {
    const purpose = functions[at];
    if (!purpose) return;
    const what = wordsOf(text, reading.tokens, purpose);
    if (offer.kind === "wait") waits.push({ ...spanOf(reading.tokens, offer), what });
    for (const { key, from, to } of offer.keys)
      keys.push({ key, ...spanOf(reading.tokens, { from, end: to }), what, order: purpose.order });
  });
  return { keys, waits, mayOfferMore };
}

function wordsOf(text: string, tokens: readonly Token[], { from, to }: OfferFunction): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first && last && from < to ? text.slice(first.start, Math.min(last.end, first.start + MAX_WHAT)).trim() : "";
}

function spanOf(tokens: readonly Token[], { from, end }: Pick<Offer, "from" | "end">): { start: number; end: number } {
  const start = tokens[from]?.start ?? 0;
  return { start, end: tokens[end - 1]?.end ?? start };
}

/** A place that the text's own language reads is not read again in another. */
function merged(own: readonly SpokenKey[], foreign: readonly SpokenKey[]): SpokenKey[] {
  const known = new Set(own.map(({ start }) => start));
  const added = foreign.filter(({ start }) => !known.has(start));
  return [...own, ...added].sort((a, b) => a.start - b.start);
}
