import { languageSchema, type Language, type Prompt, type PromptId } from "@tonegraph/flow-model";
import { nameInPhraseId } from "../phrase-id.ts";
import type { WirePhrase } from "../wire.ts";
import { labelOf, type Ids } from "./ids.ts";

/** The prompts of a drawing, made as menus name them. */
export interface DrawnPrompts {
  /** Our id for a prompt of the vendor's; the same for the same one. `textKnown` is false where only its id is known. */
  of(vendorId: string): { readonly promptId: PromptId; readonly textKnown: boolean };
  prompts(): Record<PromptId, Prompt>;
  /** The languages of the phrases, the default first. */
  readonly languages: readonly Language[];
}

/** Reads the phrases. A prompt without one is drawn as a recording for all languages that is called by the vendor's id. */
export function createDrawnPrompts(phrases: readonly WirePhrase[], ids: Ids): DrawnPrompts {
  const spoken = phrases.filter(({ locale }) => languageSchema.safeParse(locale).success);
  const locales = [...new Set(spoken.map(({ locale }) => locale))];
  const languages = locales.length > 0 ? locales : ["en-US"];
  const drawn = new Map<string, { promptId: PromptId; textKnown: boolean; prompt: Prompt }>();
  return {
    languages,
    of(vendorId) {
      const known = drawn.get(vendorId);
      if (known) return known;
      const texts = textsOf(spoken, vendorId);
      const textKnown = Object.keys(texts).length > 0;
      const name = (textKnown ? nameInPhraseId(vendorId, texts) : null) ?? vendorId;
      const promptId = ids.claim("prompt", name, "prompt");
      const label = labelOf(name, "Prompt");
      const speech = Object.entries(texts).map(([locale, text]) => [locale, { kind: "speech" as const, text }]);
      const recording = languages.map((language) => [language, { kind: "audio" as const, assetId: vendorId }]);
      const prompt: Prompt = { label, texts: Object.fromEntries(textKnown ? speech : recording) };
      drawn.set(vendorId, { promptId, textKnown, prompt });
      return { promptId, textKnown };
    },
    prompts: () => Object.fromEntries([...drawn.values()].map(({ promptId, prompt }) => [promptId, prompt])),
  };
}

// The first of two texts in one language is the one that is spoken.
function textsOf(phrases: readonly WirePhrase[], id: string): Record<Language, string> {
  const texts = new Map<Language, string>();
  for (const phrase of phrases)
    if (phrase.id === id && !texts.has(phrase.locale)) texts.set(phrase.locale, phrase.text);
  return Object.fromEntries(texts);
}
