import type { Language } from "@tonegraph/flow-model";
import { primarySubtag } from "./speech/speech-languages.ts";

/** How fast a language is spoken to callers: seconds that each of the things counted in a text takes. */
export interface SpeakingRate {
  readonly perWord: number;
  readonly perSyllable: number;
  readonly perLetter: number;
  /** A character where a language is written without blanks between words. */
  readonly perIdeograph: number;
  readonly sentencePause: number;
  readonly clausePause: number;
}

/**
 * Not measured: about five Japanese morae or Chinese syllables a second, the pace of an unhurried announcer.
 */
const IDEOGRAPH = 0.2;

/**
 * Fitted by `scripts/measure-espeak.ts` to how long espeak-ng 1.51 speaks the prompts in `__fixtures__` that are not held
 * back, at its own 175 words a minute. Letters and syllables tell the same thing twice: which of them gets more says nothing.
 */
const RATES: Readonly<Record<string, SpeakingRate>> = {
  en: {
    perWord: 0.0117,
    perSyllable: 0.0922,
    perLetter: 0.0324,
    perIdeograph: IDEOGRAPH,
    sentencePause: 0.2776,
    clausePause: 0.3329,
  },
  es: {
    perWord: 0.0094,
    perSyllable: 0,
    perLetter: 0.0634,
    perIdeograph: IDEOGRAPH,
    sentencePause: 0.343,
    clausePause: 0.2734,
  },
  de: {
    perWord: 0.0486,
    perSyllable: 0.0849,
    perLetter: 0.0257,
    perIdeograph: IDEOGRAPH,
    sentencePause: 0.2292,
    clausePause: 0.2141,
  },
  fr: {
    perWord: 0.0114,
    perSyllable: 0.0677,
    perLetter: 0.0284,
    perIdeograph: IDEOGRAPH,
    sentencePause: 0.3335,
    clausePause: 0.2525,
  },
};

/** The mean of the four: what another language takes is not measured. */
const DEFAULT_RATE: SpeakingRate = {
  perWord: 0.0203,
  perSyllable: 0.0612,
  perLetter: 0.0375,
  perIdeograph: IDEOGRAPH,
  sentencePause: 0.2958,
  clausePause: 0.2682,
};

/** The rate for a BCP 47 tag: that of its primary language, else the mean of those measured. */
export function speakingRate(language: Language): SpeakingRate {
  const primary = primarySubtag(language);
  return (Object.hasOwn(RATES, primary) ? RATES[primary] : undefined) ?? DEFAULT_RATE;
}
