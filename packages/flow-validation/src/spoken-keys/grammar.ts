import { lexiconOf, type Lexicon } from "./lexicon.ts";
import type { TelephoneKey } from "./spoken-key.ts";

/**
 * How one language offers keys: words and phrases with commas between them, nothing else. Case, accents and hyphens do not
 * matter.
 * What each list is for is shown with English examples; `docs/guides/add-a-spoken-language.md` goes through them.
 */
export interface SpokenLanguage {
  /** The primary language subtag; regional variants share one grammar. */
  readonly language: string;
  /** The words for each key beside its digit or sign: “one”, “star”, “pound”. */
  readonly keys: Readonly<Record<TelephoneKey, string>>;
  /** Words that are a key and an article too (“un”): read as a key only where no noun can follow. */
  readonly articles: string;
  /** What asks callers to press: “press”, “press or say”. */
  readonly verbs: string;
  /** Those of the verbs that cannot be taken for a word of another language: read in texts of other languages too. */
  readonly unmistakable: string;
  /** What stands between the verb and the key: “the”, “number”, “key”, “please”, “any number from”. */
  readonly fillers: string;
  /** The fillers that may introduce a key where the verb is not repeated: “the”. */
  readonly determiners: string;
  /** Nouns that stand behind the key: “key”, “button”. */
  readonly keyNouns: string;
  /** Nouns that name a key without any verb: “option” in “option three”. */
  readonly options: string;
  /** What takes callers somewhere by a key, with what it is for right behind it: German “mit der” in “mit der 2 …”. */
  readonly by: string;
  /** What stands between the key and what it is for: “now”, “on your keypad”, “at any time”. */
  readonly asides: string;
  /** What begins the words that a key is for: “for”, “to”, “if”. */
  readonly markers: string;
  /** What asks callers to speak: “say”. */
  readonly say: string;
  readonly and: string;
  readonly or: string;
  /** “to”, “through” in “1 through 4”. */
  readonly ranges: string;
  /** “between” in “between 1 and 4”. */
  readonly between: string;
  /** What makes a number behind a verb an amount: “digits”, “times”, “of”. */
  readonly amounts: string;
  /** What, right before a verb or a key, takes the offer back: “do not”, “no need to”, “followed by”. */
  readonly denials: string;
  /** “then”: a key behind it, after another key of the sentence, belongs to a later menu. */
  readonly afterwards: string;
  /** What begins the entry of several digits: “enter your”; a key that ends the entry is not offered. */
  readonly entries: string;
  /** “when you are finished”: the key of this sentence ends an entry or a recording. */
  readonly finished: string;
  /** “next menu”: the key is offered there, not here. */
  readonly elsewhere: string;
  /** “stay on the line”. */
  readonly waits: string;
  /** Whether the verb may stand behind the key (“bitte die 1 drücken”), with the forms that do. */
  readonly verbsBehind: string;
  /** Whether a comma stands before a subordinate clause (“die 2, wenn …”), so that it does not end the offer. */
  readonly commaBeforeClause: boolean;
  /** A sentence that offers a key, with `{what}` and `{key}` in it: “For {what}, press {key}.” */
  readonly sentence: string;
}

/** The name of one of a language's lists. */
export type ListName = Exclude<keyof SpokenLanguage, "language" | "keys" | "commaBeforeClause" | "sentence">;

/** A language made ready for reading. */
export interface Grammar {
  readonly language: string;
  readonly lexicon: Lexicon<ListName>;
  readonly commaBeforeClause: boolean;
  readonly sentence: string;
}

/** Makes a language's lists ready for reading; done once per language. */
export function grammarOf(words: SpokenLanguage): Grammar {
  const phrases = LISTS.flatMap((list) => phrasesOf(words[list]).map((phrase): [ListName, string] => [list, phrase]));
  const keys = KEYS.flatMap((key) => phrasesOf(words.keys[key]).map((phrase): [TelephoneKey, string] => [key, phrase]));
  return {
    language: words.language,
    lexicon: lexiconOf(phrases, keys),
    commaBeforeClause: words.commaBeforeClause,
    sentence: words.sentence,
  };
}

const LISTS = [
  "articles",
  "verbs",
  "unmistakable",
  "fillers",
  "determiners",
  "keyNouns",
  "options",
  "by",
  "asides",
  "markers",
  "say",
  "and",
  "or",
  "ranges",
  "between",
  "amounts",
  "denials",
  "afterwards",
  "entries",
  "finished",
  "elsewhere",
  "waits",
  "verbsBehind",
] as const satisfies readonly ListName[];

const KEYS: readonly TelephoneKey[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

function phrasesOf(list: string): string[] {
  return list
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}
