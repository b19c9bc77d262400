// What a menu says. A text becomes a phrase of its own, a recording is named by its id. The message before the first menu
// becomes the beginning of that menu's phrase, because a menu has one prompt and nothing else can speak.
import type { Flow, Language, NodeId, PromptText } from "@tonegraph/flow-model";
import { nameOf, type CompileReport } from "@tonegraph/vendor-kit";
import { faultsOfPrompt, type PromptFault } from "../prompt-faults.ts";
import type { PhraseBook } from "./phrase-book.ts";

/** What speaking one menu reads and writes. */
export interface MenuPromptPlace {
  readonly flow: Flow;
  readonly menuId: NodeId;
  readonly messageId: NodeId | null;
  readonly report: CompileReport;
  readonly phrases: PhraseBook;
}

/** The vendor's id of what a menu says; empty where it has nothing to say, which is reported. */
export function menuPrompt(place: MenuPromptPlace): string {
  const { flow, menuId, messageId, report, phrases } = place;
  const speakers = messageId === null ? [menuId] : [messageId, menuId];
  for (const nodeId of speakers) reportTexts(flow, { nodeId, alone: messageId === null }, report);
  if (messageId !== null) reportJoined(flow, { messageId, menuId }, report);
  const recording = messageId === null ? recordingOf(flow, menuId) : null;
  const languages = [...new Set([flow.defaultLanguage, ...flow.languages])];
  if (recording !== null) {
    const others = languages.filter((language) => textIn(flow, menuId, language) === undefined);
    reportEverywhere(others, place);
    return recording;
  }
  const texts = Object.fromEntries(
    languages.flatMap((language): [Language, string][] => {
      const said = speakers.flatMap((nodeId) => spokenWords(textIn(flow, nodeId, language)));
      return said.length === 0 ? [] : [[language, said.join(" ")]];
    }),
  );
  const promptId = promptIdOf(flow, menuId);
  const speaks = spokenWords(textIn(flow, menuId, flow.defaultLanguage)).length > 0;
  if (speaks) return phrases.add(promptId, texts);
  const words = `Genesys Cloud needs something that ${nameOf(flow, menuId)} says in ${flow.defaultLanguage}. Give it a prompt with a text.`;
  report.add("unsupported", "menu-without-prompt", { nodeId: menuId, words });
  return "";
}

function recordingOf(flow: Flow, menuId: NodeId): string | null {
  const text = textIn(flow, menuId, flow.defaultLanguage);
  return text?.kind === "audio" && text.assetId.trim() !== "" ? text.assetId : null;
}

function spokenWords(text: PromptText | undefined): string[] {
  return text?.kind === "speech" && text.text.trim() !== "" ? [text.text] : [];
}

function textIn(flow: Flow, nodeId: NodeId, language: Language): PromptText | undefined {
  const texts = flow.prompts[promptIdOf(flow, nodeId)]?.texts ?? {};
  return Object.hasOwn(texts, language) ? texts[language] : undefined;
}

function promptIdOf(flow: Flow, nodeId: NodeId): string {
  const node = flow.nodes[nodeId];
  return node?.kind === "menu" || node?.kind === "message" ? node.promptId : "";
}

const FAULT_WORDS: Readonly<Record<PromptFault["reason"], (name: string, language: Language) => string>> = {
  ssml: (name, language) =>
    `Genesys Cloud's phrases are plain text; ${name} has SSML in ${language}. Write its text instead.`,
  variables: (name, language) =>
    `Genesys Cloud would read “{{…}}” aloud: its phrases know no variables. Take it out of ${name} (${language}).`,
  recording: (name, language) =>
    `Genesys Cloud names one prompt for all languages; ${name} has a recording in ${language} that cannot be part of it. Use one recording or texts in all languages.`,
};

function reportTexts(flow: Flow, at: { nodeId: NodeId; alone: boolean }, report: CompileReport): void {
  const { nodeId, alone } = at;
  const name = nameOf(flow, nodeId);
  const texts = flow.prompts[promptIdOf(flow, nodeId)]?.texts ?? {};
  const languages = new Set([flow.defaultLanguage, ...flow.languages]);
  for (const { language, reason } of faultsOfPrompt(texts, { ...flow, alone })) {
    const words = FAULT_WORDS[reason](name, language);
    report.add("unsupported", `prompt-${reason}`, { nodeId, words, params: { language } });
  }
  for (const language of Object.keys(texts)
    .filter((one) => !languages.has(one))
    .sort()) {
    const words = `${name} has a text in ${language}, which is none of the flow's languages. It is not sent.`;
    report.add("dropped", "text-of-foreign-language", { nodeId, words, params: { language } });
  }
}

function reportEverywhere(languages: readonly Language[], { flow, menuId, report }: MenuPromptPlace): void {
  if (languages.length === 0) return;
  const words = `Genesys Cloud names one prompt for all languages: the recording of ${nameOf(flow, menuId)} is played in ${languages.join(", ")}, too.`;
  report.add("approximated", "recording-in-all-languages", {
    nodeId: menuId,
    words,
    params: { languages: [...languages] },
  });
}

function reportJoined(flow: Flow, at: { messageId: NodeId; menuId: NodeId }, report: CompileReport): void {
  const { messageId, menuId } = at;
  const words = `Genesys Cloud speaks ${nameOf(flow, messageId)} as the beginning of ${nameOf(flow, menuId)}: both become one prompt.`;
  report.add("approximated", "message-joined", { nodeId: messageId, words });
  const message = flow.nodes[messageId];
  if (message?.kind !== "message" || message.interruptible !== false) return;
  const barge = `Genesys Cloud lets callers press a key while ${nameOf(flow, messageId)} is spoken; that it must be heard to its end is not sent.`;
  report.add("dropped", "barge-in", { nodeId: messageId, words: barge });
}
