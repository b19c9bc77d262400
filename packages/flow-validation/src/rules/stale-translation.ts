import { translationStamp } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { SPEAKING_KINDS, promptsOnce } from "../spoken-prompts.ts";

/**
 * The default language says something else than when this translation was written: callers of that language may be told
 * yesterday's keys. A translation that carries no stamp (an imported one), or one of another default language, is not judged.
 */
export const staleTranslation = nodeRule({
  code: "stale-translation",
  severity: "warning",
  kinds: SPEAKING_KINDS,
  checkNode: ({ nodeId, node, prompt, languages, defaultLanguage }) =>
    languages.length < 2
      ? []
      : promptsOnce(node).flatMap(({ promptId, role }) => {
          const spoken = prompt(promptId);
          if (!spoken) return [];
          return languages.flatMap((language): Finding[] => {
            const text = Object.hasOwn(spoken.texts, language) ? spoken.texts[language] : undefined;
            if (language === defaultLanguage || !text?.translatedFrom?.startsWith(`${defaultLanguage}:`)) return [];
            const present = translationStamp(spoken, defaultLanguage);
            if (present === null || present === text.translatedFrom) return [];
            return [
              {
                at: { nodeId, promptId, language, pointer: `/prompts/${promptId}/texts/${language}` },
                params: { role, language, defaultLanguage, promptLabel: spoken.label },
                fix: { type: "setPromptText", promptId, language, text },
              },
            ];
          });
        }),
});
