import { redact } from "./redact.ts";
import { percentEncoded, spellingsOf } from "./secret-spellings.ts";

const HIDDEN = "[hidden]";
/** The newest tokens are those that a vendor still takes. */
const TOKENS_KEPT = 8;

/** The secrets that one tenant's calls are made with: its client's, and the tokens that it was given. */
export interface LiveSecrets {
  add(token: string): void;
  /**
   * A text of the vendor's that is handed on, otherwise as it is: without these secrets, where it has one of them as JSON or
   * an address would. Looking for all their spellings in every page would cost more than asking for it.
   */
  hide(text: string): string;
  /** Words for people: without these secrets in any spelling, and without what looks like one. */
  clean(words: string): string;
}

/** Makes the list; it begins with the client's secret. */
export function createLiveSecrets(clientSecret: string): LiveSecrets {
  let tokens: readonly string[] = [];
  let usual = usualSpellings([clientSecret]);
  return {
    add(token) {
      if (tokens.includes(token)) return;
      tokens = [...tokens, token].slice(-TOKENS_KEPT);
      usual = usualSpellings([clientSecret, ...tokens]);
    },
    hide(text) {
      if (!usual.some((spelling) => text.includes(spelling))) return text;
      return spellingsOf([clientSecret, ...tokens]).reduce((rest, spelling) => rest.replaceAll(spelling, HIDDEN), text);
    },
    clean: (words) => redact(words, [clientSecret, ...tokens]),
  };
}

function usualSpellings(secrets: readonly string[]): string[] {
  const known = secrets.filter((secret) => secret !== "");
  return [...new Set(known.flatMap((one) => [one, JSON.stringify(one).slice(1, -1), percentEncoded(one)]))];
}
