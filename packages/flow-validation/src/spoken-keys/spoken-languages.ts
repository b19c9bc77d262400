import { grammarOf, type Grammar } from "./grammar.ts";
import { german } from "./languages/de.ts";
import { english } from "./languages/en.ts";
import { spanish } from "./languages/es.ts";
import { french } from "./languages/fr.ts";
import type { Token } from "./tokens.ts";

/** The languages that are read; a language that is not listed here is never judged. */
export const spokenGrammars: readonly Grammar[] = [english, spanish, german, french].map(grammarOf);

/** The grammar for a BCP 47 tag: that of its primary language, or null. */
export function grammarFor(language: string): Grammar | null {
  const primary = language.toLowerCase().split("-")[0] ?? "";
  return spokenGrammars.find((grammar) => grammar.language === primary) ?? null;
}

/** The other languages that a text may have an offer in: those of which it has the first word of an unmistakable verb. */
export function grammarsWithin(tokens: readonly Token[], own: Grammar): Grammar[] {
  const within = new Set(tokens.flatMap(({ kind, text }) => (kind === "word" ? (heralds.get(text) ?? []) : [])));
  within.delete(own);
  return [...within];
}

const heralds: ReadonlyMap<string, readonly Grammar[]> = heraldsOf(spokenGrammars);

function heraldsOf(grammars: readonly Grammar[]): Map<string, Grammar[]> {
  const byWord = new Map<string, Grammar[]>();
  for (const grammar of grammars)
    for (const [word, { lists }] of grammar.lexicon)
      if (lists.unmistakable !== undefined) byWord.set(word, [...(byWord.get(word) ?? []), grammar]);
  return byWord;
}
