import { KEY_KINDS } from "../key-options.ts";
import { promptSeconds, ssmlText } from "@tonegraph/caller-time";
import type { Language, PromptText } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import { rememberedSeconds } from "../prompt-seconds-memo.ts";
import type { Finding } from "../rule.ts";
import { findSpokenKeys } from "../spoken-keys/read-spoken-menu.ts";
import { rememberedBy } from "../variables/remembered-by.ts";

/**
 * A menu talks too long before it offers its first key. Where that is comes from the words: of a recording from its
 * transcript, of markup from its text, in proportion to how long the whole takes.
 */
export const firstOptionTooLate = nodeRule({
  code: "first-option-too-late",
  severity: "warning",
  kinds: KEY_KINDS,
  checkNode: ({ nodeId, node, prompt, profile, languages }) => {
    const limit = profile.firstOptionSeconds;
    if (limit === null || (node.kind !== "menu" && node.kind !== "language") || node.promptId === "") return [];
    const { promptId } = node;
    return languages.flatMap((language): Finding[] => {
      const text = prompt(promptId)?.texts[language];
      const late = text ? rememberedOffer(text, language) : null;
      if (!text || !late || late.seconds <= limit) return [];
      return [
        {
          at: { nodeId, promptId, language, pointer: `/prompts/${promptId}/texts/${language}/${FIELDS[text.kind]}` },
          params: { language, seconds: Math.round(late.seconds), limit, key: late.key, before: shortened(late.before) },
        },
      ];
    });
  },
});

const FIELDS: Readonly<Record<PromptText["kind"], string>> = { speech: "text", ssml: "ssml", audio: "transcript" };
const SHOWN = 120;

/** What is said before the first offer, for people to read. */
function shortened(before: string): string {
  const words = before.replaceAll(/\s+/g, " ").trim();
  return words.length <= SHOWN ? words : `${words.slice(0, SHOWN - 1).trimEnd()}…`;
}

interface FirstOffer {
  readonly key: string;
  /** Until the words of the offer begin. */
  readonly seconds: number;
  readonly before: string;
}

const offersIn = rememberedBy((_text: PromptText) => new Map<Language, FirstOffer | null>());

/** Texts are immutable, and a menu is judged again whenever one of its keys leads elsewhere. */
function rememberedOffer(text: PromptText, language: Language): FirstOffer | null {
  const known = offersIn(text);
  const before = known.get(language);
  if (before !== undefined) return before;
  const offer = firstOffer(text, language);
  known.set(language, offer);
  return offer;
}

function firstOffer(text: PromptText, language: Language): FirstOffer | null {
  const words = wordsOf(text);
  const [first] = findSpokenKeys(words, language);
  if (!first) return null;
  const what = first.order === "functionFirst" && first.what !== "" ? words.lastIndexOf(first.what, first.start) : -1;
  const before = words.slice(0, what < 0 ? first.start : what);
  const all = secondsOf(words, language);
  const whole = rememberedSeconds(text, language) ?? 0;
  return { key: first.key, seconds: all === 0 ? 0 : (secondsOf(before, language) / all) * whole, before };
}

function wordsOf(text: PromptText): string {
  if (text.kind === "speech") return text.text;
  return text.kind === "ssml" ? ssmlText(text.ssml) : (text.transcript ?? "");
}

function secondsOf(words: string, language: Language): number {
  return promptSeconds({ kind: "speech", text: words }, language) ?? 0;
}
