import { promptSeconds } from "@tonegraph/caller-time";
import type { Language, PromptText } from "@tonegraph/flow-model";

const known = new WeakMap<PromptText, Map<Language, number | null>>();

/**
 * As `promptSeconds`, remembering the answer as long as the text exists: texts are immutable, and at a keystroke all but
 * one are the same objects as before.
 */
export function rememberedSeconds(text: PromptText, language: Language): number | null {
  const before = known.get(text)?.get(language);
  if (before !== undefined) return before;
  const seconds = promptSeconds(text, language);
  const ofText = known.get(text) ?? new Map<Language, number | null>();
  ofText.set(language, seconds);
  known.set(text, ofText);
  return seconds;
}
