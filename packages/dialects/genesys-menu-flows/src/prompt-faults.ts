import type { Language, Prompt } from "@tonegraph/flow-model";

/** Why a menu of the vendor cannot say a text. */
export interface PromptFault {
  readonly language: Language;
  readonly reason: "ssml" | "variables" | "recording";
}

/** What surrounds a prompt: the flow's languages, and whether it is said alone or joined to another one. */
export interface PromptSurroundings {
  readonly defaultLanguage: Language;
  readonly languages: readonly Language[];
  readonly alone: boolean;
}

/**
 * What of a prompt the vendor cannot say. A prompt is plain text in every language, or one recording for all of them;
 * a prompt that is joined to another one must be text.
 */
export function faultsOfPrompt(texts: Prompt["texts"], surroundings: PromptSurroundings): PromptFault[] {
  const { defaultLanguage, languages, alone } = surroundings;
  const first = Object.hasOwn(texts, defaultLanguage) ? texts[defaultLanguage] : undefined;
  const recording = alone && first?.kind === "audio" ? first.assetId : null;
  return [...new Set([defaultLanguage, ...languages])].flatMap((language): PromptFault[] => {
    const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
    if (text === undefined) return [];
    if (text.kind === "ssml") return [{ language, reason: "ssml" }];
    if (text.kind === "audio") return text.assetId === recording ? [] : [{ language, reason: "recording" }];
    if (/\{\{.*\}\}/s.test(text.text)) return [{ language, reason: "variables" }];
    return recording === null ? [] : [{ language, reason: "recording" }];
  });
}
