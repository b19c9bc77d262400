// The vendor's menu has one list of texts. Which languages a flow has, which comes first, and which text belongs to the
// message and which to the menu is only known from the order in that list.
import type { Flow, NodeId } from "@tonegraph/flow-model";
import { type CompileReport, nameOf } from "@tonegraph/vendor-kit";
import { splitPrompts } from "../decompile/split-prompts.ts";
import type { WireVoicePrompt } from "../wire.ts";
import type { MenuPart } from "./find-menu.ts";

/** Tells where the list of texts does not say what the drawing says. Callers hear the same; a drawing that is read back differs. */
export function reportLanguages(
  flow: Flow,
  at: {
    readonly part: MenuPart;
    readonly before: readonly WireVoicePrompt[];
    readonly own: readonly WireVoicePrompt[];
    readonly report: CompileReport;
  },
): void {
  const { part, before, own, report } = at;
  const all = [...before, ...own];
  const spoken = new Set(all.map(({ language }) => language));
  const silent = [...new Set([flow.defaultLanguage, ...flow.languages])].filter((language) => !spoken.has(language));
  if (silent.length > 0 || all[0]?.language !== flow.defaultLanguage) {
    const words =
      `CXone knows a flow's languages by its texts alone, the first one being the default. ` +
      `${silent.length > 0 ? `${silent.join(", ")} ${silent.length === 1 ? "has" : "have"} no text` : `${flow.defaultLanguage} does not come first`}, and CXone will not know it.`;
    report.add("approximated", "languages-by-texts", { nodeId: part.menuId, words, params: { languages: silent } });
  }
  if (part.messageId !== null && !isToldApart(before, own)) reportJoined(flow, part.messageId, { part, report });
}

function reportJoined(
  flow: Flow,
  messageId: NodeId,
  { part, report }: { readonly part: MenuPart; readonly report: CompileReport },
): void {
  const words =
    `${nameOf(flow, messageId)} and ${nameOf(flow, part.menuId)} do not have their texts in the same languages. CXone ` +
    `speaks them in this order, but does not say which text belongs to which of the two.`;
  report.add("approximated", "prompts-not-told-apart", { nodeId: messageId, words });
}

function isToldApart(before: readonly WireVoicePrompt[], own: readonly WireVoicePrompt[]): boolean {
  const { message, menu } = splitPrompts([...before, ...own]);
  return languagesOf(message) === joined(before) && languagesOf(menu) === joined(own);
}

function languagesOf(texts: Readonly<Record<string, unknown>> | null): string | null {
  return texts === null ? null : Object.keys(texts).toSorted().join(" ");
}

function joined(prompts: readonly WireVoicePrompt[]): string {
  return prompts
    .map(({ language }) => language)
    .toSorted()
    .join(" ");
}
