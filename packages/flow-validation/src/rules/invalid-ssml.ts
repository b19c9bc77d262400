import { readSsml } from "@tonegraph/caller-time";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { SPEAKING_KINDS, promptsOnce } from "../spoken-prompts.ts";

/** A text is meant to be SSML and is none: engines refuse it, or speak its tags aloud. `params` say where and what. */
export const invalidSsml = nodeRule({
  code: "invalid-ssml",
  severity: "error",
  kinds: SPEAKING_KINDS,
  checkNode: ({ nodeId, node, prompt, languages }) =>
    promptsOnce(node).flatMap(({ promptId, role }) =>
      languages.flatMap((language): Finding[] => {
        const text = prompt(promptId)?.texts[language];
        if (text?.kind !== "ssml" || text.ssml.trim() === "") return [];
        const read = readSsml(text.ssml);
        if (read.ok) return [];
        const { code: fault, position, line, column, message } = read.error;
        return [
          {
            at: { nodeId, promptId, language, pointer: `/prompts/${promptId}/texts/${language}/ssml` },
            params: { role, language, fault, position, line, column, message, lines: text.ssml.includes("\n") },
          },
        ];
      }),
    ),
});
