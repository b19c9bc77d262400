import type { PromptText } from "@tonegraph/flow-model";
import { nodeRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";
import { hasVariables } from "../has-variables.ts";

type Reason = "audio" | "ssml" | "variables";

const WORDS: Readonly<Record<string, (place: string, language: string) => string>> = {
  audio: (place, language) =>
    `CXone's menus speak plain text only, but ${place} has a recording in ${language}: callers would not hear it. Write its text instead.`,
  ssml: (place, language) =>
    `CXone's menus speak plain text only, but ${place} has SSML in ${language}: callers would not hear it. Write its text instead.`,
  variables: (place, language) =>
    `CXone's menus know no variables: callers of ${place} would hear “{{…}}” read aloud (${language}). Take it out of the text.`,
};

const words: Wording = {
  problem: (w) =>
    WORDS[w.text("reason")]?.(w.here(), w.text("language")) ?? `CXone cannot speak the text of ${w.here()}.`,
};

/** What a message or a menu says is not plain text: CXone's menus have neither recordings nor SSML nor variables. */
export const textNotPlain = {
  ...nodeRule({
    code: "text-not-plain",
    severity: "error",
    checkNode({ nodeId, node, prompt, languages, defaultLanguage }) {
      if (node.kind !== "message" && node.kind !== "menu") return [];
      const { promptId } = node;
      const texts = prompt(promptId)?.texts ?? {};
      return [...new Set([defaultLanguage, ...languages])].flatMap((language): Finding[] => {
        const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
        const reason = text === undefined ? null : reasonOf(text);
        if (text === undefined || reason === null) return [];
        const pointer = `/prompts/${promptId}/texts/${language}`;
        return [{ at: { nodeId, promptId, language, pointer }, params: { language, reason } }];
      });
    },
  }),
  words,
} satisfies Rule;

function reasonOf(text: PromptText): Reason | null {
  if (text.kind !== "speech") return text.kind;
  return hasVariables(text.text) ? "variables" : null;
}
