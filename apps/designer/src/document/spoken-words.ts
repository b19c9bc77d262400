import type { Flow, FlowNode, PromptText } from "@tonegraph/flow-model";

/** The words of what is heard: the text, the transcript of audio, or the text within SSML. "" when nothing is known. */
export function wordsOf(text: PromptText | undefined): string {
  if (text === undefined) return "";
  if (text.kind === "speech") return text.text.trim();
  if (text.kind === "audio") return (text.transcript ?? "").trim();
  return text.ssml
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** What a node says in the flow's default language, for its card. */
export function spokenWords(flow: Flow, node: FlowNode): string {
  return wordsOf(spokenText(flow, node));
}

/** What a node plays in the flow's default language. */
export function spokenText(flow: Flow, node: FlowNode): PromptText | undefined {
  const promptId = "promptId" in node ? node.promptId : undefined;
  return promptId === undefined ? undefined : flow.prompts[promptId]?.texts[flow.defaultLanguage];
}
