import { grammarOf, type Grammar } from "./grammar.ts";
import { german } from "./languages/de.ts";
import { english } from "./languages/en.ts";
import { spanish } from "./languages/es.ts";
import { french } from "./languages/fr.ts";

/** The languages that are read; a language that is not listed here is never judged. */
export const spokenGrammars: readonly Grammar[] = [english, spanish, german, french].map(grammarOf);

/** The grammar for a BCP 47 tag: that of its primary language, or null. */
export function grammarFor(language: string): Grammar | null {
  const primary = language.toLowerCase().split("-")[0] ?? "";
  return spokenGrammars.find((grammar) => grammar.language === primary) ?? null;
}
