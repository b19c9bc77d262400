import type { PromptText } from "@tonegraph/flow-model";
import type { WireVoicePrompt } from "../wire.ts";

/** The texts of one prompt per language, in the vendor's order. */
export type Texts = Record<string, PromptText>;

/** What the voice prompts of a menu are in a drawing. `joined` is true where the vendor has more parts than a drawing. */
export interface SplitPrompts {
  readonly message: Texts | null;
  readonly menu: Texts | null;
  readonly languages: readonly string[];
  readonly joined: boolean;
}

/**
 * A language that comes again begins the next part: the first of two parts is a message before the menu.
 * Of three and more parts the later ones become one text.
 */
export function splitPrompts(prompts: readonly WireVoicePrompt[]): SplitPrompts {
  const parts = partsOf(prompts);
  const languages = [...new Set(prompts.map((prompt) => prompt.language))];
  const [first, ...later] = parts.map(textsOf);
  if (first === undefined) return { message: null, menu: null, languages, joined: false };
  if (later.length === 0) return { message: null, menu: first, languages, joined: false };
  return { message: first, menu: joinTexts(parts.slice(1)), languages, joined: later.length > 1 };
}

function partsOf(prompts: readonly WireVoicePrompt[]): WireVoicePrompt[][] {
  const parts: WireVoicePrompt[][] = [];
  for (const prompt of prompts) {
    const part = parts.at(-1);
    if (part === undefined || part.some(({ language }) => language === prompt.language)) parts.push([prompt]);
    else part.push(prompt);
  }
  return parts;
}

function textsOf(part: readonly WireVoicePrompt[]): Texts {
  return Object.fromEntries(part.map(({ language, text }) => [language, { kind: "speech", text }]));
}

function joinTexts(parts: readonly WireVoicePrompt[][]): Texts {
  const words = new Map<string, string[]>();
  for (const { language, text } of parts.flat()) words.set(language, [...(words.get(language) ?? []), text]);
  return Object.fromEntries(
    [...words].map(([language, texts]) => [language, { kind: "speech", text: texts.join(" ") }]),
  );
}
