import { assertNever, type Language, type PromptText } from "@tonegraph/flow-model";
import { readSsml } from "./read-ssml.ts";
import { spokenSeconds } from "./spoken-seconds.ts";

const BREAK_STRENGTHS: Readonly<Record<string, number>> = {
  none: 0,
  "x-weak": 0.1,
  weak: 0.25,
  medium: 0.5,
  strong: 0.75,
  "x-strong": 1,
};

/**
 * How many seconds callers listen to a prompt in one language: a recording's own duration, else an estimate of its words.
 * `null` where nothing is known: a recording with neither duration nor transcript. The values of `{{ }}` are not counted.
 */
export function promptSeconds(text: PromptText, language: Language): number | null {
  switch (text.kind) {
    case "speech":
      return spokenSeconds(withoutVariables(text.text), language);
    case "ssml":
      return ssmlSeconds(withoutVariables(text.ssml), language);
    case "audio":
      if (text.durationMs !== undefined) return text.durationMs / 1000;
      return text.transcript === undefined ? null : spokenSeconds(text.transcript, language);
    default:
      return assertNever(text);
  }
}

/** Small form: tags are taken out and `<break>` is waited for; `<audio>`, `<prosody>` and the like are not understood. */
function ssmlSeconds(ssml: string, language: Language): number {
  const { text, tags } = readSsml(ssml);
  const breaks = tags.filter((tag) => /^break\b/.test(tag));
  return breaks.reduce((seconds, tag) => seconds + breakSeconds(tag), spokenSeconds(text, language));
}

function breakSeconds(attributes: string): number {
  const time = /\btime\s*=\s*["']\s*(\d+(?:\.\d+)?)(ms|s)\s*["']/.exec(attributes);
  if (time) return Number(time[1]) / (time[2] === "ms" ? 1000 : 1);
  const strength = /\bstrength\s*=\s*["']([a-z-]+)["']/.exec(attributes)?.[1] ?? "medium";
  return (Object.hasOwn(BREAK_STRENGTHS, strength) ? BREAK_STRENGTHS[strength] : undefined) ?? 0.5;
}

function withoutVariables(text: string): string {
  const parts: string[] = [];
  for (let position = 0; ;) {
    const opening = text.indexOf("{{", position);
    const closing = opening < 0 ? -1 : text.indexOf("}}", opening);
    if (closing < 0) return [...parts, text.slice(position)].join(" ");
    parts.push(text.slice(position, opening));
    position = closing + 2;
  }
}
