import { literalText } from "@tonegraph/expressions";
import type { PromptText } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";
import { speechLength } from "../speech-length.ts";
import { promptsOnce } from "../spoken-prompts.ts";
import { splitMessageFix } from "../split-message-fix.ts";

/**
 * A text is longer than the target's speech engine takes. Counted in the engine's own unit; of a template only the
 * literal text is counted (what a variable expands to is not known here, so the real length can only be greater).
 */
export const ttsTooLong = nodeRule({
  code: "tts-too-long",
  severity: "error",
  checkNode(scope) {
    const { speech } = scope.profile;
    if (!speech) return [];
    return promptsOnce(scope.node).flatMap(({ promptId, role }) =>
      scope.languages.flatMap((language): Finding[] => {
        const text = scope.prompt(promptId)?.texts[language];
        const length = text ? speechLength(spokenByEngine(text), speech.unit) : 0;
        if (!text || length <= speech.limit) return [];
        const fix = splitMessageFix(scope, promptId, speech);
        return [
          {
            at: { nodeId: scope.nodeId, promptId, language, pointer: pointerTo(promptId, language, text) },
            params: { role, language, length, limit: speech.limit, unit: speech.unit, overflow: speech.overflow },
            ...(fix ? { fix } : {}),
          },
        ];
      }),
    );
  },
});

function spokenByEngine(text: PromptText): string {
  if (text.kind === "speech") return literalText(text.text);
  return text.kind === "ssml" ? literalText(text.ssml) : "";
}

function pointerTo(promptId: string, language: string, text: PromptText): string {
  return `/prompts/${promptId}/texts/${language}/${text.kind === "ssml" ? "ssml" : "text"}`;
}
