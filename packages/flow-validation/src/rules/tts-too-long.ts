import type { Language, PromptText } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { NodeScope } from "../node-scope.ts";
import type { SpeechLimit } from "../profile.ts";
import type { Finding } from "../rule.ts";
import { measureSpeech } from "../speech/measure-speech.ts";
import { SPEAKING_KINDS, promptsOnce, type SpokenPrompt } from "../spoken-prompts.ts";
import { splitMessageFix } from "../split-message-fix.ts";

/**
 * A text is longer than the target's speech engine takes. Counted in the engine's own unit, at the longest that templates
 * can become: `params.expanded` says that what variables may hold is part of it.
 */
export const ttsTooLong = nodeRule({
  code: "tts-too-long",
  severity: "error",
  kinds: SPEAKING_KINDS,
  checkNode(scope) {
    const { speech } = scope.profile;
    const findings: Finding[] = [];
    if (!speech) return findings;
    for (const spoken of promptsOnce(scope.node)) {
      const prompt = scope.prompt(spoken.promptId);
      if (!prompt) continue;
      for (const language of scope.languages) {
        const text = prompt.texts[language];
        if (text && !surelyFits(text, speech)) findings.push(...judgeText(scope, spoken, { language, text, speech }));
      }
    }
    return findings;
  },
});

interface SpokenText {
  readonly language: Language;
  readonly text: PromptText;
  readonly speech: SpeechLimit;
}

function judgeText(scope: NodeScope, { promptId, role }: SpokenPrompt, spoken: SpokenText): Finding[] {
  const { language, text, speech } = spoken;
  const { assumedVariableLength } = scope.profile;
  const expansion = { variableType: scope.variableType, assumedLength: assumedVariableLength };
  const measured = measureSpeech(text, speech, expansion);
  if (!measured || measured.fits) return [];
  const { length, limit, expanded, perSegment } = measured;
  const fix = splitMessageFix(scope, promptId, (part) => measureSpeech(part, speech, expansion)?.fits !== false);
  return [
    {
      at: { nodeId: scope.nodeId, promptId, language, pointer: pointerTo(promptId, language, text) },
      params: {
        role,
        language,
        length,
        limit,
        unit: speech.unit,
        overflow: speech.overflow,
        expanded,
        assumed: assumedVariableLength,
        perSegment,
      },
      ...(fix ? { fix } : {}),
    },
  ];
}

/** What most texts are, told without counting: no unit counts more than three for one UTF-16 unit of plain text. */
function surelyFits(text: PromptText, { limit, segment }: SpeechLimit): boolean {
  if (text.kind !== "speech") return text.kind === "audio";
  return text.text.length * 3 <= Math.min(limit, segment?.limit ?? Infinity) && !text.text.includes("{{");
}

function pointerTo(promptId: string, language: string, text: PromptText): string {
  return `/prompts/${promptId}/texts/${language}/${text.kind === "ssml" ? "ssml" : "text"}`;
}
