import { contentWords, saysAllOf, sharesWord, type ContentWords } from "./same-function.ts";
import type { SpokenKey, SpokenMenu } from "./spoken-key.ts";

/** One key that a menu has, with every wording of what it does: its label, and the words that callers may say for it. */
export interface MappedKey {
  readonly key: string;
  readonly names: readonly string[];
}

/** What is wrong between the keys that are spoken and the keys that a menu has. Indexes count the two lists. */
export type WrongKey =
  /** A key is offered that the menu does not have. `meant` is the option it is offered for, where that is not spoken. */
  | { readonly kind: "notMapped"; readonly spoken: number; readonly meant: number | null }
  /** A key is offered for what another key of the menu does. `isExchanged`: the keys of the menu only changed places. */
  | { readonly kind: "otherFunction"; readonly spoken: number; readonly meant: number; readonly isExchanged: boolean }
  | NotSpoken;

/** The menu has a key that is not offered. */
export interface NotSpoken {
  readonly kind: "notSpoken";
  readonly mapped: number;
}

/** What a text, or several that callers hear one after the other, offers. */
export type Judged = Pick<SpokenMenu, "keys" | "mayOfferMore">;

interface Option {
  readonly key: string;
  readonly names: readonly ContentWords[];
  /** What its key is offered for, the first times it is spoken. */
  readonly offers: readonly ContentWords[];
}

/** A key that is spoken more often than this says nothing new: what it is for is compared for the first times only. */
const MAX_MENTIONS = 6;

/**
 * Compares what callers are offered with what a menu has. That a key does something else than is said of it is claimed only
 * on proof: its words name another option in full and its own not at all, while the other option's key is not spoken for
 * that option either. Where the text may offer more keys than are known, none is claimed to be missing from it.
 */
export function judgeSpokenKeys(judged: Judged, mapped: readonly MappedKey[]): WrongKey[] {
  const { keys: spoken } = judged;
  const mentions = mentionsOf(spoken);
  const options = mapped.map((one) => ({
    key: one.key,
    names: wordsOfNames(one),
    offers: (mentions.get(one.key) ?? []).map(wordsOf),
  }));
  const wrong = spoken.flatMap((one, at): WrongKey[] => {
    const own = options.findIndex(({ key }) => key === one.key);
    if (own < 0) return [{ kind: "notMapped", spoken: at, meant: unspokenNamesake(options, wordsOf(one)) }];
    const meant = mentions.get(one.key)?.includes(one) ? otherMeant(options, own, wordsOf(one)) : null;
    return meant === null
      ? []
      : [{ kind: "otherFunction", spoken: at, meant, isExchanged: isExchanged(options, meant, [own]) }];
  });
  return [...wrong, ...keysNotSpoken(judged, mapped)];
}

/** The keys of a menu that a text does not offer; none where it may offer more than is known. */
export function keysNotSpoken({ keys, mayOfferMore }: Judged, mapped: readonly MappedKey[]): NotSpoken[] {
  if (mayOfferMore) return [];
  const said = new Set<string>(keys.map(({ key }) => key));
  return mapped.flatMap(({ key }, at): NotSpoken[] => (said.has(key) ? [] : [{ kind: "notSpoken", mapped: at }]));
}

function mentionsOf(spoken: readonly SpokenKey[]): Map<string, SpokenKey[]> {
  const mentions = new Map<string, SpokenKey[]>();
  for (const one of spoken) {
    const before = mentions.get(one.key) ?? [];
    if (before.length < MAX_MENTIONS) mentions.set(one.key, [...before, one]);
  }
  return mentions;
}

const knownWords = new WeakMap<SpokenKey, ContentWords>();
const knownNames = new WeakMap<MappedKey, readonly ContentWords[]>();

/** What a prompt offers is kept as long as its text: its words are taken apart once. */
function wordsOf(spoken: SpokenKey): ContentWords {
  const words = knownWords.get(spoken) ?? contentWords(spoken.what);
  knownWords.set(spoken, words);
  return words;
}

function wordsOfNames(mapped: MappedKey): readonly ContentWords[] {
  const names = knownNames.get(mapped) ?? mapped.names.map(contentWords).filter((words) => words.length > 0);
  knownNames.set(mapped, names);
  return names;
}

/** The one option that is named in full by words whose key the menu does not have, and that is not spoken itself. */
function unspokenNamesake(options: readonly Option[], words: ContentWords): number | null {
  return onlyOne(options.flatMap((option, at) => (option.offers.length === 0 && isNamedBy(option, words) ? [at] : [])));
}

/** The one other option that these words can only mean. */
function otherMeant(options: readonly Option[], own: number, words: ContentWords): number | null {
  const option = options[own];
  if (!option || option.names.length === 0 || option.names.some((name) => sharesWord(name, words))) return null;
  return onlyOne(options.flatMap((other, at) => (at !== own && canBeMeant(options, at, words) ? [at] : [])));
}

function canBeMeant(options: readonly Option[], at: number, words: ContentWords): boolean {
  const option = options[at];
  if (!option || !isNamedBy(option, words)) return false;
  if (option.offers.some((offer) => option.names.some((name) => sharesWord(name, offer)))) return false;
  const isExact = option.names.some((name) => saysAllOf(words, name));
  return isExact || (option.offers.length > 0 && option.offers.every((offer) => isNamedElsewhere(options, at, offer)));
}

function isNamedElsewhere(options: readonly Option[], at: number, words: ContentWords): boolean {
  return options.some((option, other) => other !== at && isNamedBy(option, words));
}

function isNamedBy({ names }: Option, words: ContentWords): boolean {
  return names.some((name) => saysAllOf(name, words));
}

/** Whether going from option to option by what their keys are offered for leads back: they have only changed places. */
function isExchanged(options: readonly Option[], at: number, path: readonly number[]): boolean {
  if (at === path[0]) return true;
  if (path.includes(at)) return false;
  const meant = options[at]?.offers.map((offer) => otherMeant(options, at, offer)) ?? [];
  const next = onlyOne([...new Set(meant)]);
  return next !== null && isExchanged(options, next, [...path, at]);
}

function onlyOne<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}
