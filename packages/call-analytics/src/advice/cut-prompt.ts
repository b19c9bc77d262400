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
import { saysKey } from "./reworded-menu.ts";

/** A prompt of which a part stays, in the default language, and the change that makes it so. */
export interface CutPromptChange {
  readonly stays: PromptText;
  readonly command: Command;
}

/** A block that speaks, and the limit of seconds that its prompt is above. */
export interface Speaking<Kind extends "message" | "menu"> {
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly node: NodeOfKind<Kind>;
}

interface Cutting {
  /** In seconds. */
  readonly limit: number;
  readonly cutPrompt: NonNullable<AdviceSubject["cutPrompt"]>;
}

/** What stays of a text, and what is set aside. */
interface Parts {
  readonly stays: PromptText;
  readonly aside: PromptText;
}

/** How far beside the block the rest is drawn, in CSS pixels. */
const BESIDE = 320;

/**
 * Splits a message behind a sentence, in all of its languages: the first part stays, the rest becomes a message beside the
 * flow that nothing leads to, so that no word is lost and nobody hears it where it is too long. Null where that is not
 * mechanical: recorded speech, no end of a sentence to cut at, or a prompt that other blocks say too.
 */
export function cutMessage(message: Speaking<"message">, { limit, cutPrompt }: Cutting): CutPromptChange | null {
  return setAside(message, limit, {
    name: "rest",
    title: "Split a long message",
    cut(text, fits) {
      const cut = cutPrompt(text, fits);
      return cut === null ? null : { stays: cut.first, aside: cut.second };
    },
  });
}

/**
 * Leaves the sentences away that a menu says before its first option, as `cutMessage` does with the rest of a message. Null
 * also where they cannot be told from options: every key has to be said as a digit, and behind them.
 */
export function cutIntroduction(menu: Speaking<"menu">, { limit, cutPrompt }: Cutting): CutPromptChange | null {
  const keys = menu.node.options.map(({ key }) => key);
  return setAside(menu, limit, {
    name: "introduction",
    title: "Leave a menu's introduction away",
    cut(text) {
      const cut = cutPrompt(text, (part) => !keys.some((key) => saysKey(wordsOf(part), key)));
      if (cut === null || !keys.every((key) => saysKey(wordsOf(cut.second), key))) return null;
      return { stays: cut.second, aside: cut.first };
    },
  });
}

interface Cut {
  readonly name: string;
  readonly title: string;
  cut(text: PromptText, fits: (part: PromptText) => boolean): Parts | null;
}

function setAside(
  { flow, nodeId, node }: Speaking<"message" | "menu">,
  limit: number,
  { name, title, cut }: Cut,
): CutPromptChange | null {
  const { promptId } = node;
  const prompt = Object.hasOwn(flow.prompts, promptId) ? flow.prompts[promptId] : undefined;
  if (prompt === undefined || (promptUses(flow).get(promptId) ?? []).length > 1) return null;
  const commands: SimpleCommand[] = [];
  const aside: Record<Language, PromptText> = {};
  let stays: PromptText | null = null;
  for (const [language, text] of Object.entries(prompt.texts)) {
    const fits = (part: PromptText): boolean => (promptSeconds(part, language) ?? 0) <= limit;
    if (fits(text)) continue;
    const parts = cut(text, fits);
    if (parts === null) return null;
    commands.push({ type: "setPromptText", promptId, language, text: parts.stays });
    aside[language] = parts.aside;
    if (language === flow.defaultLanguage) ({ stays } = parts);
  }
  if (stays === null) return null;
  const asideId = freeId(`${promptId}_${name}`, flow.prompts);
  const { x, y } = node.position;
  const label = `${node.label} (${name})`;
  const position = { x: x + BESIDE, y };
  const speaker = node.kind === "message" ? node : ({ kind: "message" } as const);
  const beside = { ...speaker, label, position, promptId: asideId };
  commands.push({ type: "putPrompt", promptId: asideId, prompt: { label, texts: aside } });
  commands.push({ type: "addNode", nodeId: freeId(`${nodeId}_${name}`, flow.nodes), node: beside });
  return { stays, command: { type: "batch", label: title, commands } };
}

function wordsOf(text: PromptText): string {
  if (text.kind === "speech") return text.text;
  return text.kind === "ssml" ? text.ssml : (text.transcript ?? "");
}

/** Ids have at most 64 characters behind their prefix. */
function freeId(wanted: string, taken: Readonly<Record<string, unknown>>): string {
  const stem = wanted.slice(0, 64);
  let id = stem;
  for (let count = 2; Object.hasOwn(taken, id); count += 1) id = `${stem}_${count}`;
  return id;
}
