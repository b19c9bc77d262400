import type { PromptId } from "@tonegraph/flow-model";
import { phraseIdOf, type PhraseTexts } from "../phrase-id.ts";
import type { WirePhrase } from "../wire.ts";

/** Collects the phrases of a flow, each once, in the order in which callers come to them. */
export interface PhraseBook {
  /** Adds what a prompt says and gives the id under which the vendor will know it. */
  add(promptId: PromptId, texts: PhraseTexts): string;
  phrases(): WirePhrase[];
}

/** An empty book. */
export function createPhraseBook(): PhraseBook {
  const books = new Map<string, WirePhrase[]>();
  return {
    add(promptId, texts) {
      const id = phraseIdOf(promptId, texts);
      books.set(
        id,
        Object.entries(texts).map(([locale, text]) => ({ id, locale, text })),
      );
      return id;
    },
    phrases: () => [...books.values()].flat(),
  };
}
