import type { TelephoneKey } from "./spoken-key.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** Everything that one word of a language can begin: phrases of each list, and words for keys; the longest first. */
export interface Entry<List extends string> {
  readonly lists: { readonly [Name in List]?: readonly (readonly string[])[] };
  readonly keys: readonly KeyPhrase[];
}

interface KeyPhrase {
  readonly words: readonly string[];
  readonly key: TelephoneKey;
}

/** The phrases of a language by their first word, so that a word that begins none costs one look. */
export type Lexicon<List extends string> = ReadonlyMap<string, Entry<List>>;

/** A key that was found, and the token behind its words. */
export interface KeyMatch {
  readonly key: TelephoneKey;
  readonly end: number;
}

interface Draft<List extends string> {
  readonly lists: { [Name in List]?: (readonly string[])[] };
  readonly keys: KeyPhrase[];
}

/** Makes the lexicon of phrases written as people write them; case, accents and hyphens do not matter. */
export function lexiconOf<List extends string>(
  phrases: Iterable<readonly [list: List, phrase: string]>,
  keys: Iterable<readonly [key: TelephoneKey, phrase: string]>,
): Lexicon<List> {
  const lexicon = new Map<string, Draft<List>>();
  const entryFor = (words: readonly string[]): Draft<List> => {
    const first = words[0] ?? "";
    const entry = lexicon.get(first) ?? { lists: {}, keys: [] };
    lexicon.set(first, entry);
    return entry;
  };
  for (const [list, phrase] of phrases) {
    const words = wordsOf(phrase);
    const { lists } = entryFor(words);
    lists[list] = [...(lists[list] ?? []), words].sort((a, b) => b.length - a.length);
  }
  for (const [key, phrase] of keys) {
    const words = wordsOf(phrase);
    const entry = entryFor(words);
    entry.keys.push({ words, key });
    entry.keys.sort((a, b) => b.words.length - a.words.length);
  }
  return lexicon;
}

/** The token behind the longest phrase of a list that begins at a token with this entry, or -1. */
export function phraseEnd<List extends string>(
  entry: Entry<List>,
  list: List,
  { tokens, at }: { readonly tokens: readonly Token[]; readonly at: number },
): number {
  const found = entry.lists[list]?.find((words) => isSaid(words, tokens, at));
  return found ? at + found.length : -1;
}

/** The key whose words begin at a token with this entry, or null. */
export function keyWords<List extends string>(
  entry: Entry<List>,
  tokens: readonly Token[],
  at: number,
): KeyMatch | null {
  const found = entry.keys.find(({ words }) => isSaid(words, tokens, at));
  return found ? { key: found.key, end: at + found.words.length } : null;
}

function wordsOf(phrase: string): string[] {
  return tokensOf(phrase).map(({ text }) => text);
}

/** The first word is known to be said: it is what the entry was found by. */
function isSaid(words: readonly string[], tokens: readonly Token[], at: number): boolean {
  for (let place = 1; place < words.length; place++) {
    const token = tokens[at + place];
    if (token?.kind !== "word" || token.text !== words[place]) return false;
  }
  return true;
}
