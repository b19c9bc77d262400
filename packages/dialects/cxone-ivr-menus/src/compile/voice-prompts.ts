import type { Flow, NodeId, PromptText } from "@tonegraph/flow-model";
import { type CompileReport, nameOf } from "@tonegraph/vendor-kit";
import type { WireVoicePrompt } from "../wire.ts";
import { hasVariables } from "../has-variables.ts";

/** The texts of one node's prompt: the default language first, then the flow's other languages in their order. */
export function voicePrompts(flow: Flow, nodeId: NodeId, report: CompileReport): WireVoicePrompt[] {
  const node = flow.nodes[nodeId];
  const promptId = node?.kind === "menu" || node?.kind === "message" ? node.promptId : "";
  const texts = flow.prompts[promptId]?.texts;
  if (texts === undefined) return [];

  const languages = [...new Set([flow.defaultLanguage, ...flow.languages])];
  for (const language of Object.keys(texts)
    .filter((name) => !languages.includes(name))
    .sort()) {
    const words = `${nameOf(flow, nodeId)} has a text in ${language}, which is none of the flow's languages. It is not sent.`;
    report.add("dropped", "text-of-foreign-language", { nodeId, words, params: { language } });
  }
  return languages.flatMap((language) => {
    const text = texts[language];
    return text === undefined ? [] : spoken(text, { flow, nodeId, language, report });
  });
}

interface Place {
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly language: string;
  readonly report: CompileReport;
}

function spoken(text: PromptText, place: Place): WireVoicePrompt[] {
  const { flow, nodeId, language, report } = place;
  const params = { language, kind: text.kind };
  if (text.kind !== "speech") {
    const what = text.kind === "audio" ? "a recording" : "SSML";
    const words = `CXone's menus speak plain text only; ${nameOf(flow, nodeId)} has ${what} in ${language}. Write its text instead.`;
    report.add("unsupported", "text-not-plain", { nodeId, words, params });
    return [];
  }
  if (hasVariables(text.text)) {
    const words = `CXone would read “{{…}}” aloud: its menus know no variables. Take it out of ${nameOf(flow, nodeId)} (${language}).`;
    report.add("unsupported", "text-with-variables", { nodeId, words, params });
  }
  return [{ text: text.text, language }];
}
