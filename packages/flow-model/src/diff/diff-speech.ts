import type { Flow } from "../flow.ts";
import type { Language, PromptId } from "../ids.ts";
import type { FlowNode } from "../nodes/flow-node.ts";
import { own } from "../own.ts";
import type { PromptText } from "../prompt.ts";
import { sameJson } from "../same-json.ts";
import { nodeChange, type Comparison, type NodeComparison } from "./comparison.ts";
import type { FlowChange } from "./flow-change.ts";
import { duration, quoted } from "./value-words.ts";

interface Role {
  readonly what: string;
  /** When it is heard, as the end of a sentence. */
  readonly when: string;
  promptOf(node: FlowNode): PromptId | undefined;
}

const ROLES: readonly Role[] = [
  { what: "node.promptId", when: "", promptOf: (node) => ("promptId" in node ? node.promptId : undefined) },
  {
    what: "node.noInput.promptId",
    when: " after no input",
    promptOf: (node) => ("noInput" in node ? node.noInput.promptId : undefined),
  },
  {
    what: "node.noMatch.promptId",
    when: " after no match",
    promptOf: (node) => ("noMatch" in node ? node.noMatch.promptId : undefined),
  },
  {
    what: "node.fillerPromptId",
    when: " while the caller waits",
    promptOf: (node) => ("fillerPromptId" in node ? node.fillerPromptId : undefined),
  },
];

/** What a node says now and did not say before, whether another prompt was chosen or the prompt's text was changed. */
export function diffSpeech(comparison: NodeComparison): FlowChange[] {
  return ROLES.flatMap((role) => {
    const before = role.promptOf(comparison.before) ?? "";
    const after = role.promptOf(comparison.after) ?? "";
    const sentences = textChanges(comparison, before, after);
    if (sentences.length === 0 && before !== after)
      sentences.push(`now speaks ${promptName(comparison.to, after)} (was ${promptName(comparison.from, before)})`);
    return sentences.map((words) => nodeChange(comparison, role.what, { words: ` ${words}${role.when}` }));
  });
}

/** Sentences without subject about the texts of a prompt that are new, other or gone, by language. */
export function textChanges(comparison: Comparison, before: PromptId, after: PromptId): string[] {
  const old = own(comparison.from.prompts, before)?.texts ?? {};
  const now = own(comparison.to.prompts, after)?.texts ?? {};
  const languages = [...new Set([...Object.keys(now).sort(), ...Object.keys(old).sort()])];
  return languages.flatMap((language) => {
    const text = own(now, language);
    if (sameJson(own(old, language), text)) return [];
    const where = inLanguage(comparison, language);
    return text ? [`now ${says(text)}${where}`] : [`no longer says anything${where}`];
  });
}

/** What a text lets callers hear: says “…”, or plays a recording; or what it did. */
export function says(text: PromptText, when: "now" | "before" = "now"): string {
  const [speaks, plays] = when === "now" ? ["says", "plays"] : ["said", "played"];
  if (text.kind === "ssml") return `${speaks} ${quoted(text.ssml)}`;
  if (text.kind === "speech") return `${speaks} ${text.text.trim() === "" ? "nothing" : quoted(text.text)}`;
  const details = [text.transcript ? quoted(text.transcript) : "", text.durationMs ? duration(text.durationMs) : ""];
  const told = details.filter((detail) => detail !== "").join(", ");
  return `${plays} the recording ${text.assetId}${told === "" ? "" : ` (${told})`}`;
}

/** The prompt that a node speaks first, or spoke, in the flow's default language. */
export function firstWords(flow: Flow, node: FlowNode, when: "now" | "before"): string | undefined {
  const promptId = "promptId" in node ? node.promptId : undefined;
  const text = own(own(flow.prompts, promptId ?? "")?.texts ?? {}, flow.defaultLanguage);
  return text && says(text, when);
}

function inLanguage({ from, to }: Comparison, language: Language): string {
  const single = from.languages.length === 1 && to.languages.length === 1 && language === to.defaultLanguage;
  return single ? "" : ` in ${language}`;
}

function promptName(flow: Flow, promptId: PromptId): string {
  if (promptId === "") return "no prompt";
  const label = own(flow.prompts, promptId)?.label.trim();
  return label ? `the prompt ${quoted(label)}` : `the prompt ${promptId}`;
}
