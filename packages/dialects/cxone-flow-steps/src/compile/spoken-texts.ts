import type { Flow } from "@tonegraph/flow-model";
import type { WirePrompt } from "../wire.ts";
import type { Place } from "./place.ts";

/** The texts of a prompt: the default language first, then the flow's other languages in their order. */
export function spokenTexts(
  flow: Flow,
  promptId: string,
  { name, tell, template }: Pick<Place, "name" | "tell"> & { readonly template: (text: string) => string },
): WirePrompt[] {
  const texts = Object.hasOwn(flow.prompts, promptId) ? flow.prompts[promptId]?.texts : undefined;
  if (texts === undefined) {
    tell.unsupported("nothing-to-speak", `${name} has nothing to say. Give it a prompt.`);
    return [];
  }
  const languages = [...new Set([flow.defaultLanguage, ...flow.languages])];
  for (const language of Object.keys(texts)
    .filter((other) => !languages.includes(other))
    .toSorted())
    tell.dropped(
      "text-of-foreign-language",
      `${name} has a text in ${language}, which is none of the flow's languages. It is not sent.`,
      { language },
    );
  const spoken = languages.flatMap((language): WirePrompt[] => {
    const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
    if (text === undefined) return [];
    if (text.kind === "speech") return [{ language, text: template(text.text) }];
    const what = text.kind === "audio" ? "a recording" : "SSML";
    tell.unsupported(
      "prompt-not-text",
      `CXone's steps speak text only; ${name} has ${what} in ${language}. Write its words instead.`,
      { language, kind: text.kind },
    );
    return [];
  });
  if (spoken[0]?.language !== flow.defaultLanguage && !texts[flow.defaultLanguage])
    tell.unsupported(
      "nothing-to-speak",
      `${name} has no text in ${flow.defaultLanguage}, the flow's own language. Write one.`,
    );
  return spoken;
}
