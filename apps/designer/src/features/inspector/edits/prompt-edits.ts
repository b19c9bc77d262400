import type { Command, Flow, Language, PromptId, PromptText, SimpleCommand } from "@tonegraph/flow-model";

/** A change of what is heard in one language. */
export interface PromptTextChange {
  readonly promptId: PromptId;
  readonly language: Language;
  /** Null removes the language's text. */
  readonly text: PromptText | null;
  /** What the prompt becomes when it does not exist yet. */
  readonly fresh: { readonly promptId: PromptId; readonly label: string };
  /** The command that makes the block speak the fresh prompt. */
  readonly adopt: SimpleCommand;
}

/** Sets the text; a block without a prompt gets one in the same step. */
export function promptTextEdit(flow: Flow, change: PromptTextChange): Command {
  const { promptId, language, text, fresh, adopt } = change;
  if (flow.prompts[promptId]) return { type: "setPromptText", promptId, language, text };
  const texts = text === null ? {} : { [language]: text };
  const put: SimpleCommand = { type: "putPrompt", promptId: fresh.promptId, prompt: { label: fresh.label, texts } };
  return { type: "batch", label: "Give the block a prompt", commands: [put, adopt] };
}

/** What of a text people type: speech as it is, SSML with its tags, the transcript of a recording. */
export function typedText(text: PromptText | undefined): string {
  if (text === undefined) return "";
  if (text.kind === "speech") return text.text;
  return text.kind === "ssml" ? text.ssml : (text.transcript ?? "");
}

/** The text with other words in it; its kind stays. Speech without words is no text at all. */
export function withTypedText(text: PromptText | undefined, typed: string): PromptText | null {
  if (text?.kind === "audio") {
    const { transcript: _former, ...recording } = text;
    return typed === "" ? recording : { ...recording, transcript: typed };
  }
  if (text?.kind === "ssml") return { kind: "ssml", ssml: typed };
  return typed === "" ? null : { kind: "speech", text: typed };
}
