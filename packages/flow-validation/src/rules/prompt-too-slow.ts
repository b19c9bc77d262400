import type { PromptText } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import { rememberedSeconds } from "../prompt-seconds-memo.ts";
import type { Finding } from "../rule.ts";
import { SPEAKING_KINDS, promptsOnce } from "../spoken-prompts.ts";

/**
 * Callers must listen longer than the profile advises. What is said while they wait for a web service is not counted:
 * there, something to hear is better than silence.
 */
export const promptTooSlow = nodeRule({
  code: "prompt-too-slow",
  severity: "warning",
  kinds: SPEAKING_KINDS,
  checkNode: ({ nodeId, node, prompt, profile, languages }) => {
    const limit = profile.promptSeconds;
    if (limit === null) return [];
    return promptsOnce(node).flatMap(({ promptId, role }) =>
      languages.flatMap((language): Finding[] => {
        const text = role === "filler" ? undefined : prompt(promptId)?.texts[language];
        const seconds = text ? rememberedSeconds(text, language) : null;
        if (!text || seconds === null || seconds <= limit) return [];
        return [
          {
            at: { nodeId, promptId, language, pointer: `/prompts/${promptId}/texts/${language}/${FIELDS[text.kind]}` },
            params: { role, language, seconds: Math.round(seconds), limit, recorded: text.kind === "audio" },
          },
        ];
      }),
    );
  },
});

const FIELDS: Readonly<Record<PromptText["kind"], string>> = { speech: "text", ssml: "ssml", audio: "assetId" };
