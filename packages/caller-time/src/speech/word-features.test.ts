import { describe, expect, it } from "vitest";
import { speechLanguage } from "./speech-languages.ts";
import { spelled, wordFeatures } from "./word-features.ts";

describe("wordFeatures", () => {
  it.each([
    ["please", "en", 1],
    ["pleased", "en", 1],
    ["table", "en", 2],
    ["me", "en", 1],
    ["appointment", "en", 3],
    ["patienter", "fr", 3],
    ["minutes", "fr", 2],
    ["le", "fr", 1],
    ["Gespräche", "de", 3],
    ["llame", "es", 2],
    ["hm", "en", 1],
  ] as const)("counts the syllables of %s in %s", (...[word, language, syllables]) => {
    expect(wordFeatures(word, speechLanguage(language))).toEqual({ words: 1, syllables, letters: word.length });
  });

  it("spells capitals without a vowel and single consonants, but no words", () => {
    const english = speechLanguage("en");
    expect(wordFeatures("SMS", english)).toEqual(spelled(3));
    expect(wordFeatures("K", english)).toEqual(spelled(1));
    expect(wordFeatures("PIN", english)).toEqual({ words: 1, syllables: 1, letters: 3 });
    expect(wordFeatures("I", english)).toEqual({ words: 1, syllables: 1, letters: 1 });
  });

  it("takes other scripts by their letters, without marks", () => {
    expect(wordFeatures("здравствуйте", speechLanguage("ru"))).toEqual({ words: 1, syllables: 12 / 2.2, letters: 12 });
    expect(wordFeatures("שָׁלוֹם", speechLanguage("he")).letters).toBe(4);
  });
});
