import { hashJson } from "./canonical/content-hash.ts";
import type { Language } from "./ids.ts";
import { own } from "./own.ts";
import type { Prompt } from "./prompt.ts";

/** Enough of a hash that two texts of one prompt do not share it by chance. */
const DIGITS = 12;

/**
 * Names what a prompt says in a language: `<language>:<12 hex digits>`, another one as soon as the words (or the recording)
 * are others. A translation keeps the stamp of what it was made from. Null where the prompt says nothing in that language.
 */
export function translationStamp(prompt: Prompt, language: Language): string | null {
  const text = own(prompt.texts, language);
  if (text === undefined) return null;
  const { translatedFrom: _stamp, ...said } = text;
  return `${language}:${hashJson(said).slice(0, DIGITS)}`;
}
