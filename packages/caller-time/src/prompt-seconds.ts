import { assertNever, type Language, type PromptText } from "@tonegraph/flow-model";
import { spokenSeconds } from "./spoken-seconds.ts";
import { maskTemplates } from "./ssml/mask-templates.ts";
import { ssmlSeconds } from "./ssml/ssml-seconds.ts";

/**
 * How many seconds callers listen to a prompt in one language: a recording's own duration, else an estimate of its words.
 * `null` where nothing is known: a recording with neither duration nor transcript. The values of `{{ }}` are not counted.
 */
export function promptSeconds(text: PromptText, language: Language): number | null {
  switch (text.kind) {
    case "speech":
      return spokenSeconds(maskTemplates(text.text), language);
    case "ssml":
      return ssmlSeconds(text.ssml, language);
    case "audio":
      if (text.durationMs !== undefined) return text.durationMs / 1000;
      return text.transcript === undefined ? null : spokenSeconds(text.transcript, language);
    default:
      return assertNever(text);
  }
}
