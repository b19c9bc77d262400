import type { Flow, NodeId } from "@tonegraph/flow-model";
import { nameOf } from "@tonegraph/vendor-kit";
import type { CompileScope } from "./compile-scope.ts";

/** The recording of a message, which it must have. */
export function greetingAsset(nodeId: NodeId, promptId: string, scope: CompileScope): string | null {
  const assetId = recordingOf(scope.flow, promptId);
  if (assetId === null) {
    const words = `${sentenceName(scope.flow, nodeId)} is no recording, but CXone's campaign rules play recordings only. Record its text, and choose the recording.`;
    scope.report.add("unsupported", "greeting-not-recorded", { nodeId, words });
  } else reportOtherLanguages(nodeId, promptId, scope);
  return assetId;
}

/** The recording of a menu, if it has one; a text is not spoken. */
export function menuAsset(nodeId: NodeId, promptId: string, scope: CompileScope): string | null {
  const assetId = recordingOf(scope.flow, promptId);
  if (assetId !== null) {
    reportOtherLanguages(nodeId, promptId, scope);
    return assetId;
  }
  const words = `CXone's campaign rules speak no text: callers hear nothing at ${nameOf(scope.flow, nodeId)} before they press a key. Record what it says, or say it in a recording before it.`;
  scope.report.add("dropped", "menu-not-recorded", { nodeId, words });
  return null;
}

function recordingOf(flow: Flow, promptId: string): string | null {
  const texts = Object.hasOwn(flow.prompts, promptId) ? flow.prompts[promptId]?.texts : undefined;
  const text =
    texts !== undefined && Object.hasOwn(texts, flow.defaultLanguage) ? texts[flow.defaultLanguage] : undefined;
  return text?.kind === "audio" && text.assetId.trim() !== "" ? text.assetId : null;
}

function reportOtherLanguages(nodeId: NodeId, promptId: string, { flow, report }: CompileScope): void {
  const others = Object.keys(flow.prompts[promptId]?.texts ?? {}).filter(
    (language) => language !== flow.defaultLanguage,
  );
  if (others.length === 0) return;
  const words = `CXone's campaign rules play one recording; ${nameOf(flow, nodeId)} is played in ${flow.defaultLanguage}, and ${others.sort().join(", ")} ${others.length === 1 ? "is" : "are"} not sent.`;
  report.add("dropped", "other-languages", { nodeId, words, params: { languages: others } });
}

/** What the report calls a block at the beginning of a sentence. */
export function sentenceName(flow: Flow, nodeId: NodeId): string {
  const name = nameOf(flow, nodeId);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
