import { promptSeconds, spokenSeconds, ssmlText } from "@tonegraph/caller-time";
import { promptIdsOf, type Flow, type FlowNode, type Language, type PromptText } from "@tonegraph/flow-model";
import { durationsOf, type Histogram } from "../figures/histogram.ts";

/** Callers who hung up, by the word that was being said. */
export interface PromptLeaving {
  readonly language: Language;
  /** In order; seconds after the stay began. `lost`: calls that hung up during the word or the pause behind it. */
  readonly words: readonly {
    readonly text: string;
    readonly fromSeconds: number;
    readonly toSeconds: number;
    readonly lost: number;
  }[];
  /** Calls that hung up after the last word. */
  readonly afterwards: number;
}

const MOST_WORDS = 2000;

/**
 * Where in what a node says first callers hung up. Words are timed as the estimate of the default language's text has them;
 * callers of other languages are counted at the same seconds. Null where the node says nothing whose words and length are known.
 */
export function promptLeaving(flow: Flow, node: FlowNode, hungUpAfter: Histogram): PromptLeaving | null {
  const language = flow.defaultLanguage;
  const text = firstText(flow, node);
  const said = text === null ? null : wordsOf(text);
  const seconds = text === null ? null : promptSeconds(text, language);
  if (said === null || said.length === 0 || seconds === null || seconds === 0) return null;
  const words = timed(said.slice(0, MOST_WORDS), language, seconds);
  let afterwards = 0;
  for (const { seconds: at, count } of durationsOf(hungUpAfter)) {
    const word = words.find(({ toSeconds }) => at < toSeconds);
    if (word === undefined) afterwards += count;
    else word.lost += count;
  }
  return { language, words, afterwards };
}

/** What the node says first, in the default language. */
function firstText(flow: Flow, node: FlowNode): PromptText | null {
  const [promptId] = "promptId" in node && node.promptId !== "" ? promptIdsOf(node) : [];
  if (promptId === undefined || !Object.hasOwn(flow.prompts, promptId)) return null;
  const texts = flow.prompts[promptId]?.texts ?? {};
  return Object.hasOwn(texts, flow.defaultLanguage) ? (texts[flow.defaultLanguage] ?? null) : null;
}

function wordsOf(text: PromptText): readonly string[] | null {
  const words = text.kind === "speech" ? text.text : text.kind === "ssml" ? ssmlText(text.ssml) : text.transcript;
  return words === undefined ? null : words.split(/\s+/u).filter((word) => word !== "");
}

/** Every word with its share of the whole, as long as it is by itself. */
function timed(words: readonly string[], language: Language, seconds: number) {
  const lengths = words.map((word) => Math.max(0.02, spokenSeconds(word, language)));
  const scale = seconds / lengths.reduce((sum, length) => sum + length, 0);
  let at = 0;
  return words.map((text, place) => {
    const fromSeconds = at;
    at += (lengths[place] ?? 0) * scale;
    return { text, fromSeconds, toSeconds: at, lost: 0 };
  });
}
