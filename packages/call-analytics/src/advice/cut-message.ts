import { promptSeconds } from "@tonegraph/caller-time";
import {
  promptUses,
  type Command,
  type Flow,
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

/** How far below the message its note is drawn, in CSS pixels. */
const BELOW = 140;
const NOTE_SIZE = { width: 260, height: 180 } as const;

/**
 * Splits a message behind a sentence, in all of its languages: the first part stays, the others' words go into a note beside
 * it, so that nothing is lost and nobody hears them where they are too long. Null where that is not mechanical: recorded
 * speech, no end of a sentence to cut at, or a prompt that other blocks say too.
 */
export function cutMessage(
  { flow, nodeId, node }: Message,
  { limit, cutPrompt }: { readonly limit: number; readonly cutPrompt: NonNullable<AdviceSubject["cutPrompt"]> },
): CutMessage | null {
  const { promptId } = node;
  const prompt = Object.hasOwn(flow.prompts, promptId) ? flow.prompts[promptId] : undefined;
  const noteId = `note_${nodeId.replace(/^node_/u, "").slice(-48)}_rest`;
  if (prompt === undefined || Object.hasOwn(flow.notes, noteId)) return null;
  if ((promptUses(flow).get(promptId) ?? []).length > 1) return null;
  const commands: SimpleCommand[] = [];
  const rest: string[] = [];
  let first: PromptText | null = null;
  for (const [language, text] of Object.entries(prompt.texts)) {
    const fits = (part: PromptText): boolean => (promptSeconds(part, language) ?? 0) <= limit;
    if (fits(text)) continue;
    const cut = cutPrompt(text, fits);
    if (cut === null) return null;
    commands.push({ type: "setPromptText", promptId, language, text: cut.first });
    rest.push(`${language}: ${wordsOf(cut.second)}`);
    if (language === flow.defaultLanguage) first = cut.first;
  }
  if (first === null) return null;
  const { x, y } = node.position;
  const words = `Split off from "${node.label}". Put it where callers need it, or delete this note.\n\n${rest.join("\n\n")}`;
  const note = { text: words, position: { x, y: y + BELOW }, size: { ...NOTE_SIZE } };
  commands.push({ type: "setNote", noteId, note });
  return { first, command: { type: "batch", label: "Split a long message", commands } };
}

function wordsOf(text: PromptText): string {
  if (text.kind === "audio") return text.transcript ?? "";
  return text.kind === "ssml" ? text.ssml : text.text;
}
