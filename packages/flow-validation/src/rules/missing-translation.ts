import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { SPEAKING_KINDS, promptsOnce } from "../spoken-prompts.ts";

/** A prompt has no text in one of the flow's languages beside the default: those callers hear nothing, or another language. */
export const missingTranslation = nodeRule({
  code: "missing-translation",
  severity: "error",
  kinds: SPEAKING_KINDS,
  checkNode: ({ nodeId, node, prompt, languages, defaultLanguage }) =>
    promptsOnce(node).flatMap(({ promptId, role }) => {
      const spoken = prompt(promptId);
      if (!spoken) return [];
      return languages
        .filter((language) => language !== defaultLanguage && !Object.hasOwn(spoken.texts, language))
        .map((language): Finding => ({
          at: { nodeId, promptId, language, pointer: `/prompts/${promptId}/texts` },
          params: { role, language, defaultLanguage, promptLabel: spoken.label },
        }));
    }),
});
