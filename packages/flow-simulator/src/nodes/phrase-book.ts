import type { Language, MenuOption } from "@tonegraph/flow-model";

/** Finds the option whose phrase somebody said; `null` where none of them was. */
export type PhraseBook = (words: string, language: Language) => MenuOption | null;

interface Phrase {
  readonly words: string;
  readonly option: MenuOption;
}

/**
 * Reads the phrases of a menu. What is said matches a phrase that it is, or that it contains as whole words ("sales,
 * please"); the longest wins, then the first option. Case, accents and punctuation do not count. An option without
 * phrases in the caller's language listens for those of the default language.
 */
export function phraseBook(options: readonly MenuOption[], defaultLanguage: Language): PhraseBook {
  const byLanguage = new Map<Language, readonly Phrase[]>();
  return (words, language) => {
    const phrases = byLanguage.get(language) ?? phrasesIn(options, language, defaultLanguage);
    byLanguage.set(language, phrases);
    const heard = ` ${plainWords(words)} `;
    return phrases.find((phrase) => heard.includes(` ${phrase.words} `))?.option ?? null;
  };
}

function phrasesIn(options: readonly MenuOption[], language: Language, standard: Language): readonly Phrase[] {
  const phrases = options.flatMap((option) => {
    const speech = option.speech ?? {};
    const said = [language, standard].find((each) => Object.hasOwn(speech, each));
    const texts = said === undefined ? [] : (speech[said] ?? []);
    return texts.map((text) => ({ words: plainWords(text), option }));
  });
  return phrases.filter(({ words }) => words !== "").sort((a, b) => b.words.length - a.words.length);
}

function plainWords(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
