import { promptSeconds } from "@tonegraph/caller-time";
import {
  promptUses,
  type Command,
  type Flow,
  type Language,
  type NodeId,
  type NodeOfKind,
  type PromptText,
  type SimpleCommand,
} from "@tonegraph/flow-model";
import type { AdviceSubject } from "./advice-item.ts";

/** A message of which the first part stays, in the default language, and the change that makes it so. */
export interface CutMessage {
  readonly first: PromptText;
  readonly command: Command;
}

interface Message {
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly node: NodeOfKind<"message">;
}

/** How far beside the message the rest is drawn, in CSS pixels. */
const BESIDE = 320;

/**
 * Splits a message behind a sentence, in all of its languages: the first part stays, the rest becomes a message beside the
 * flow that nothing leads to, so that no word is lost and nobody hears it where it is too long. Null where that is not
 * mechanical: recorded speech, no end of a sentence to cut at, or a prompt that other blocks say too.
 */
export function cutMessage(
  { flow, nodeId, node }: Message,
  { limit, cutPrompt }: { readonly limit: number; readonly cutPrompt: NonNullable<AdviceSubject["cutPrompt"]> },
): CutMessage | null {
  const { promptId } = node;
  const prompt = Object.hasOwn(flow.prompts, promptId) ? flow.prompts[promptId] : undefined;
  if (prompt === undefined || (promptUses(flow).get(promptId) ?? []).length > 1) return null;
  const commands: SimpleCommand[] = [];
  const rest: Record<Language, PromptText> = {};
  let first: PromptText | null = null;
  for (const [language, text] of Object.entries(prompt.texts)) {
    const fits = (part: PromptText): boolean => (promptSeconds(part, language) ?? 0) <= limit;
    if (fits(text)) continue;
    const cut = cutPrompt(text, fits);
    if (cut === null) return null;
    commands.push({ type: "setPromptText", promptId, language, text: cut.first });
    rest[language] = cut.second;
    if (language === flow.defaultLanguage) first = cut.first;
  }
  if (first === null) return null;
  const restId = freeId(`${promptId}_rest`, flow.prompts);
  const { x, y } = node.position;
  const label = `${node.label} (rest)`;
  const beside = { ...node, label, position: { x: x + BESIDE, y }, promptId: restId };
  commands.push({ type: "putPrompt", promptId: restId, prompt: { label, texts: rest } });
  commands.push({ type: "addNode", nodeId: freeId(`${nodeId}_rest`, flow.nodes), node: beside });
  return { first, command: { type: "batch", label: "Split a long message", commands } };
}

/** Ids have at most 64 characters behind their prefix. */
function freeId(wanted: string, taken: Readonly<Record<string, unknown>>): string {
  const stem = wanted.slice(0, 64);
  let id = stem;
  for (let count = 2; Object.hasOwn(taken, id); count += 1) id = `${stem}_${count}`;
  return id;
}
