import { promptSeconds, ssmlText } from "@tonegraph/caller-time";
import { compileTemplate, literalText, parseTemplate, type CompiledTemplate } from "@tonegraph/expressions";
import type { Flow, Language, PromptId, PromptText } from "@tonegraph/flow-model";
import type { RemarkCode } from "../effect.ts";

/** A prompt as one language's callers hear it. */
export interface Spoken {
  /** The language it is in, which is not the caller's where a translation is missing. */
  readonly language: Language;
  /** What is heard, or for a recording without transcript nothing; before `fill` has put in the values. */
  readonly text: string;
  /** How long it takes in milliseconds. */
  readonly ms: number;
  /** For prompts with `{{ }}`: the whole of it with the values of this call. */
  readonly fill: CompiledTemplate | null;
  readonly kind: PromptText["kind"];
  readonly remark: RemarkCode | null;
}

/** The prompts of a flow by language, worked out when first heard. `null`: there is no such prompt in any language. */
export interface PromptBook {
  spoken(promptId: PromptId, language: Language): Spoken | null;
}

/** Opens the book of a flow. A prompt that the language lacks is in the flow's default language. */
export function promptBook(flow: Flow): PromptBook {
  const byLanguage = new Map<Language, Map<PromptId, Spoken | null>>();
  return {
    spoken: (promptId, language) => {
      const known = byLanguage.get(language)?.get(promptId);
      if (known !== undefined) return known;
      const spoken = lookUp(flow, promptId, language);
      const page = byLanguage.get(language) ?? new Map<PromptId, Spoken | null>();
      byLanguage.set(language, page.set(promptId, spoken));
      return spoken;
    },
  };
}

/** No engine speaks more characters in one go; a value that is put in may have a million. */
const LONGEST_SPOKEN = 32_000;

/** What a filled prompt reads like, and how many milliseconds it takes. */
export function measure(spoken: Spoken, whole: string): { readonly text: string; readonly ms: number } {
  const { kind, language } = spoken;
  const filled = whole.slice(0, LONGEST_SPOKEN);
  const said: PromptText = kind === "ssml" ? { kind, ssml: filled } : { kind: "speech", text: filled };
  return { text: kind === "ssml" ? withoutMarkup(filled) : filled, ms: milliseconds(said, language) ?? 0 };
}

function lookUp(flow: Flow, promptId: PromptId, language: Language): Spoken | null {
  if (!Object.hasOwn(flow.prompts, promptId)) return null;
  const texts = flow.prompts[promptId]?.texts ?? {};
  const translated = Object.hasOwn(texts, language) ? texts[language] : undefined;
  if (translated) return spokenOf(translated, language);
  const standard = Object.hasOwn(texts, flow.defaultLanguage) ? texts[flow.defaultLanguage] : undefined;
  return standard ? { ...spokenOf(standard, flow.defaultLanguage), remark: "translationMissing" } : null;
}

function spokenOf(said: PromptText, language: Language): Spoken {
  if (said.kind === "audio") {
    const ms = milliseconds(said, language);
    const remark = ms === null ? "recordingLengthUnknown" : null;
    return { kind: said.kind, language, text: said.transcript ?? "", ms: ms ?? 0, fill: null, remark };
  }
  const source = said.kind === "ssml" ? said.ssml : said.text;
  const bare: Spoken = { kind: said.kind, language, text: "", ms: 0, fill: null, remark: null };
  if (!source.includes("{{")) return { ...bare, ...measure(bare, source) };
  const template = parseTemplate(source);
  if (template.ok) return { ...bare, fill: compileTemplate(template.value) };
  return { ...bare, ...measure(bare, literalText(source)), remark: "expressionFault" };
}

function milliseconds(said: PromptText, language: Language): number | null {
  const seconds = promptSeconds(said, language);
  return seconds === null ? null : Math.round(seconds * 1000);
}

function withoutMarkup(ssml: string): string {
  return ssmlText(ssml).replaceAll(/\s+/g, " ").trim();
}
