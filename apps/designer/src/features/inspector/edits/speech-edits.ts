import type { Language } from "@tonegraph/flow-model";

/** What may be said for a key, by language. */
export type SpeechByLanguage = Readonly<Record<Language, readonly string[]>>;

/** The words with those of one language replaced: trimmed, each once, a language without words left out. */
export function withSpeech(
  speech: SpeechByLanguage | undefined,
  language: Language,
  phrases: readonly string[],
): Record<Language, string[]> {
  const said = [...new Set(phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase !== ""))];
  const others = Object.entries(speech ?? {}).filter(([one]) => one !== language);
  const all = said.length === 0 ? others : [...others, [language, said] as const];
  return Object.fromEntries(all.map(([one, some]) => [one, [...some]]));
}
