import { promptSeconds } from "@tonegraph/caller-time";
import type { Flow, Language, PromptText } from "@tonegraph/flow-model";
import { measureSpeech, type SpeechLimit, type SpeechMeasure } from "@tonegraph/flow-validation";
import type { ProfileFacts } from "../../../document/validation-protocol.ts";
import { typedText } from "../edits/prompt-edits.ts";
import { inspectorWords } from "../words/inspector-words.ts";

/** What is shown beside a text while it is typed. */
export interface PromptCounter {
  readonly words: string;
  readonly explanation: string;
  /** Whether the speech engine does not take it: exactly where validation says so. */
  readonly isOver: boolean;
}

/** What a counter counts: a text, and what is known of its surroundings. */
export interface CountedPrompt {
  readonly text: PromptText | undefined;
  readonly language: Language;
  readonly variables: Flow["variables"];
  readonly profile: Pick<ProfileFacts, "speech" | "assumedVariableLength"> | null;
}

const UNLIMITED: SpeechLimit = { unit: "characters", limit: Infinity, overflow: "refused" };

/** Counts by the very measure that `tts-too-long` judges by, and says how long callers listen. */
export function promptCounter({ text, language, variables, profile }: CountedPrompt): PromptCounter {
  const speech = profile?.speech ?? UNLIMITED;
  const measured = measureSpeech(text ?? NO_TEXT, speech, {
    variableType: (name) => (Object.hasOwn(variables, name) ? (variables[name]?.type ?? null) : null),
    assumedLength: profile?.assumedVariableLength ?? 0,
  });
  const heard = typedText(text) === "" || !text ? null : promptSeconds(text, language);
  const seconds = heard === null ? "" : inspectorWords.seconds(heard);
  return {
    words: [measured ? lengthWords(measured) : "", seconds].filter(Boolean).join(" · "),
    explanation: measured ? inspectorWords.counted(inspectorWords.unit[speech.unit], measured.expanded) : "",
    isOver: measured !== null && !measured.fits,
  };
}

const NO_TEXT: PromptText = { kind: "speech", text: "" };

function lengthWords({ length, limit, left, segments }: SpeechMeasure): string {
  if (!Number.isFinite(limit)) return inspectorWords.length(length);
  const words = inspectorWords.left(left, limit);
  return segments > 1 ? `${inspectorWords.segment(segments)}: ${words}` : words;
}
