import { hashJson, type PromptId } from "@tonegraph/flow-model";

/** What a phrase says, per language. */
export type PhraseTexts = Readonly<Record<string, string>>;

/**
 * The vendor's id of a prompt: ours without its prefix, and 12 hex digits of what it says in all languages. Other words
 * make another id, so that a phrase never changes under a flow that is live, and a former flow still finds its own.
 */
export function phraseIdOf(promptId: PromptId, texts: PhraseTexts): string {
  return `${promptId.replace(/^prompt_/, "")}-${digestOf(texts)}`;
}

/** The name in a phrase's id where we made the id from these texts, else null. */
export function nameInPhraseId(phraseId: string, texts: PhraseTexts): string | null {
  const ending = `-${digestOf(texts)}`;
  return phraseId.endsWith(ending) ? phraseId.slice(0, -ending.length) : null;
}

function digestOf(texts: PhraseTexts): string {
  return hashJson(texts).slice(0, 12);
}
