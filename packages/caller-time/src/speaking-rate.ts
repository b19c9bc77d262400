import type { Language } from "@tonegraph/flow-model";

/** How fast a language is spoken to callers. Seconds throughout. */
export interface SpeakingRate {
  /** One word of the language's average length. */
  readonly secondsPerWord: number;
  /** One digit, spoken by itself: numbers in menus and read back are said digit by digit. */
  readonly secondsPerDigit: number;
  /** A character where a language is written without blanks between words. */
  readonly secondsPerIdeograph: number;
}

/**
 * Rates by primary language subtag: an unhurried announcer's speech, about 150 English words a minute, with the other
 * languages in proportion to how many words they need for the same content. Not measured on engines yet; a calibration
 * against real engines replaces this table and nothing else.
 */
const RATES: Readonly<Record<string, SpeakingRate>> = {
  en: { secondsPerWord: 0.4, secondsPerDigit: 0.38, secondsPerIdeograph: 0.25 },
  es: { secondsPerWord: 0.39, secondsPerDigit: 0.4, secondsPerIdeograph: 0.25 },
  de: { secondsPerWord: 0.46, secondsPerDigit: 0.4, secondsPerIdeograph: 0.25 },
  fr: { secondsPerWord: 0.37, secondsPerDigit: 0.36, secondsPerIdeograph: 0.25 },
};

const DEFAULT_RATE: SpeakingRate = { secondsPerWord: 0.42, secondsPerDigit: 0.4, secondsPerIdeograph: 0.25 };

/** The rate for a BCP 47 tag: that of its primary language, else the default. */
export function speakingRate(language: Language): SpeakingRate {
  const primary = language.toLowerCase().split("-")[0] ?? "";
  return (Object.hasOwn(RATES, primary) ? RATES[primary] : undefined) ?? DEFAULT_RATE;
}
