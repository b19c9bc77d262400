import { translationStamp, type Flow, type Prompt, type PromptText, type SimpleCommand } from "@tonegraph/flow-model";
import { readersIn, textsInPrompts, type PlacedText } from "./all-texts.ts";
import { renameInText } from "./rename-in-text.ts";

/** Commands that rename one variable in everything that prompts say. A translation that was up to date stays so. */
export function renameInPrompts({ prompts }: Flow, from: string, to: string): SimpleCommand[] {
  const byPrompt = new Map<string, PlacedText[]>();
  for (const placed of readersIn(textsInPrompts(prompts)).get(from) ?? []) {
    const promptId = placed.at.promptId ?? "";
    byPrompt.set(promptId, [...(byPrompt.get(promptId) ?? []), placed]);
  }
  return [...byPrompt].flatMap(([promptId, readers]): SimpleCommand[] => {
    const prompt = prompts[promptId];
    if (!prompt) return [];
    const written = new Map(readers.map(({ text }) => [text.language, renameInText(text, from, to)]));
    return [{ type: "putPrompt", promptId, prompt: restamped(prompt, withTexts(prompt, written)) }];
  });
}

function withTexts(prompt: Prompt, written: ReadonlyMap<string | undefined, string>): Prompt {
  const texts = Object.entries(prompt.texts).map(([language, text]) => {
    const words = written.get(language);
    return [language, words === undefined ? text : saying(text, words)] as const;
  });
  return { ...prompt, texts: Object.fromEntries(texts) };
}

function saying(text: PromptText, words: string): PromptText {
  if (text.kind === "audio") return text;
  return text.kind === "speech" ? { ...text, text: words } : { ...text, ssml: words };
}

function restamped(before: Prompt, after: Prompt): Prompt {
  const texts = Object.entries(after.texts).map(([language, text]) => {
    const { translatedFrom } = text;
    const source = translatedFrom?.slice(0, translatedFrom.lastIndexOf(":")) ?? "";
    if (translatedFrom === undefined || translationStamp(before, source) !== translatedFrom) return [language, text];
    return [language, { ...text, translatedFrom: translationStamp(after, source) ?? translatedFrom }];
  });
  return { ...after, texts: Object.fromEntries(texts) };
}
