import type { Flow, Language, PromptId } from "@tonegraph/flow-model";
import { promptSeconds } from "../prompt-seconds.ts";
import type { SecondsOf } from "./exit-effort.ts";

/** Spoken seconds of a prompt in a language, `null` where they are not known; for whoever keeps them between edits. */
export type PromptSecondsOf = (promptId: PromptId, language: Language) => number | null;

/**
 * Seconds of a flow's prompts for callers of one language, each worked out once: a prompt that has no text in it is heard
 * in the default language, and one whose length is not known counts 0.
 */
export function flowPromptSeconds(flow: Flow, language: Language, known?: PromptSecondsOf): SecondsOf {
  const found = new Map<PromptId, number>();
  const measure = (promptId: PromptId): number => {
    if (known) return known(promptId, language) ?? 0;
    const texts = flow.prompts[promptId]?.texts ?? {};
    const heardIn = Object.hasOwn(texts, language) ? language : flow.defaultLanguage;
    const text = texts[heardIn];
    return text ? (promptSeconds(text, heardIn) ?? 0) : 0;
  };
  return (promptId) => {
    const before = found.get(promptId);
    if (before !== undefined) return before;
    const seconds = measure(promptId);
    found.set(promptId, seconds);
    return seconds;
  };
}
