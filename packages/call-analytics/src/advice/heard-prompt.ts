import { promptSeconds } from "@tonegraph/caller-time";
import type { Flow } from "@tonegraph/flow-model";

/** Seconds of a prompt in the flow's default language; null where there is no such prompt or its length is not known. */
export function heardSeconds(flow: Flow, promptId: string | undefined): number | null {
  if (promptId === undefined || !Object.hasOwn(flow.prompts, promptId)) return null;
  const texts = flow.prompts[promptId]?.texts ?? {};
  const text = Object.hasOwn(texts, flow.defaultLanguage) ? texts[flow.defaultLanguage] : undefined;
  return text === undefined ? null : promptSeconds(text, flow.defaultLanguage);
}
