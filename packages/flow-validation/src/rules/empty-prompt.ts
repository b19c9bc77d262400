import { readSsml, ssmlText } from "@tonegraph/caller-time";
import type { PromptText } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { SPEAKING_KINDS, promptsOnce } from "../spoken-prompts.ts";

/**
 * A prompt has nothing to say in a language: its text is blank, or names no audio. The default language must have a text
 * at all; that another language has none yet is a matter of translation.
 */
export const emptyPrompt = nodeRule({
  code: "empty-prompt",
  severity: "error",
  kinds: SPEAKING_KINDS,
  checkNode: ({ nodeId, node, prompt, languages, defaultLanguage }) =>
    promptsOnce(node).flatMap(({ promptId, role }) => {
      const spoken = prompt(promptId);
      if (!spoken) return [];
      return languages.flatMap((language): Finding[] => {
        const text = Object.hasOwn(spoken.texts, language) ? spoken.texts[language] : undefined;
        if (text ? !isSilent(text) : language !== defaultLanguage) return [];
        const texts = `/prompts/${promptId}/texts`;
        return [
          {
            at: { nodeId, promptId, language, pointer: text ? `${texts}/${language}/${fieldOf(text)}` : texts },
            params: { role, language, kind: text?.kind ?? null, promptLabel: spoken.label },
          },
        ];
      });
    }),
});

function isSilent(text: PromptText): boolean {
  switch (text.kind) {
    case "speech":
      return text.text.trim() === "";
    case "ssml":
      return isSilentMarkup(text.ssml);
    case "audio":
      return text.assetId.trim() === "";
  }
}

/** A recording within the markup is heard; of faulty markup, what stands outside its tags. */
function isSilentMarkup(ssml: string): boolean {
  const read = readSsml(ssml);
  if (read.ok && read.value.segments.some((segment) => segment.kind === "audio")) return false;
  return ssmlText(ssml) === "";
}

function fieldOf(text: PromptText): string {
  return text.kind === "speech" ? "text" : text.kind === "ssml" ? "ssml" : "assetId";
}
