import type { Language } from "@tonegraph/flow-model";
import { speakingRate, type SpeakingRate } from "./speaking-rate.ts";
import { speechFeatures, type Pause, type SayAs } from "./speech/speech-features.ts";
import { speechLanguage } from "./speech/speech-languages.ts";

/**
 * How many seconds a text takes to be spoken to a caller: words by their syllables and letters, numbers as they are read,
 * signs, and pauses at punctuation, at the language's rate. An estimate with a known error (see the README), not a promise
 * of any engine. 0 for a text without anything to say; linear in its length.
 */
export function spokenSeconds(text: string, language: Language): number {
  return speakText(text, language).seconds;
}

/** The seconds of a text, and the pause that its last punctuation makes if speech goes on behind it. */
export interface SpokenText {
  readonly seconds: number;
  readonly pauseBehind: number;
}

/** As {@link spokenSeconds}, for a stretch of a longer text. */
export function speakText(text: string, language: Language, as: SayAs = "text"): SpokenText {
  const rate = speakingRate(language);
  const features = speechFeatures(text, speechLanguage(language), as);
  return {
    seconds:
      features.words * rate.perWord +
      features.syllables * rate.perSyllable +
      features.letters * rate.perLetter +
      features.ideographs * rate.perIdeograph +
      features.sentencePauses * rate.sentencePause +
      features.clausePauses * rate.clausePause,
    pauseBehind: pauseSeconds(features.endsWith, rate),
  };
}

function pauseSeconds(pause: Pause, rate: SpeakingRate): number {
  if (pause === "none") return 0;
  return pause === "sentence" ? rate.sentencePause : rate.clausePause;
}
