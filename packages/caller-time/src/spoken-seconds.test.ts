import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { speakingRate } from "./speaking-rate.ts";
import { speakText, spokenSeconds } from "./spoken-seconds.ts";

/** Pieces that break tokens in two; the generator of all of Unicode takes seconds to start. */
const oddText = fc
  .array(
    fc.oneof(fc.string(), fc.constantFrom("e\u0301", "\uD800", "😀", "ש", "売", "3.", "1-2", "Dr.", "\n\n", "’a", "٣")),
  )
  .map((pieces) => pieces.join(""));
const english = speakingRate("en");

describe("spokenSeconds", () => {
  it.each([
    ["nothing", ""],
    ["signs that say nothing", "… ! , ;"],
    ["blanks", " \n\n\t"],
    ["a combining mark alone", "\u0301"],
    ["lone surrogates", "\uD800 \uDFFF\uD800"],
  ])("is 0 for %s", (_what, text) => expect(spokenSeconds(text, "en-US")).toBe(0));

  it("adds words, syllables, letters and the pauses between them", () => {
    expect(spokenSeconds("Hello", "en-US")).toBeCloseTo(
      english.perWord + 2 * english.perSyllable + 5 * english.perLetter,
      9,
    );
    expect(spokenSeconds("Hello. Hello", "en-US")).toBeCloseTo(
      2 * spokenSeconds("Hello", "en-US") + english.sentencePause,
      9,
    );
    expect(spokenSeconds("Hello, hello", "en-US")).toBeCloseTo(
      2 * spokenSeconds("Hello", "en-US") + english.clausePause,
      9,
    );
  });

  it.each([
    ["a number as its words", "42", "forty two", "en"],
    ["a price", "$3.50", "dollars three point five zero", "en"],
    ["thousands", "1,250", "one thousand two hundred fifty", "en"],
    ["a time", "10:15", "ten fifteen", "en"],
    ["a full hour", "10:00 Uhr", "zehn Uhr Uhr", "de"],
    ["a German number, which is one word", "42", "vierzigundzwei", "de"],
    ["a French ninety", "97", "quatre-vingt dix-sept", "fr"],
    ["a Spanish hundred", "350", "tres cientos cincuenta", "es"],
    ["long numbers digit by digit", "2025550123", "two zero two five five five zero one two three", "en"],
    ["numbers that begin with zero digit by digit", "007", "zero zero seven", "en"],
    ["an abbreviation without a pause behind it", "Dr. Smith", "doctor Smith", "en"],
    ["a German ordinal without a pause behind it", "am 4. Juni", "am vier Juni", "de"],
    ["a decomposed letter as the composed one", "cafe\u0301", "café", "fr"],
    ["per cent", "50 %", "cincuenta por ciento", "es"],
  ])("reads %s", (_what, ...[written, spoken, language]) => {
    expect(spokenSeconds(written, language)).toBeCloseTo(spokenSeconds(spoken, language), 9);
  });

  it.each([
    ["a regional variant as its language", "Bonjour à tous", "FR-ca", "fr"],
    ["a language that is not measured as any other", "Goddag til alle", "nb-NO", "xx"],
    ["a name that JavaScript's objects have", "Hello", "constructor", "xx"],
  ])("speaks %s", (_what, ...[text, language, same]) => {
    expect(spokenSeconds(text, language)).toBe(spokenSeconds(text, same));
  });

  it("counts scripts without blanks character by character, and others by their letters", () => {
    expect(spokenSeconds("ご用件をどうぞ", "ja-JP")).toBeCloseTo(7 * speakingRate("ja").perIdeograph, 9);
    expect(spokenSeconds("売上。支援", "ja-JP")).toBeCloseTo(
      4 * speakingRate("ja").perIdeograph + speakingRate("ja").sentencePause,
      9,
    );
    for (const text of ["مرحبا بكم في خدمة العملاء", "Здравствуйте, вы позвонили", "שלום וברוכים הבאים"])
      expect(spokenSeconds(text, "xx")).toBeGreaterThan(1);
  });

  it("grows with every word, and is never negative", () => {
    fc.assert(
      fc.property(oddText, fc.constantFrom("en-US", "de-DE", "ja-JP", "xx"), (text, language) => {
        const seconds = spokenSeconds(text, language);
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(spokenSeconds(`${text} word`, language)).toBeGreaterThan(seconds);
      }),
    );
  });

  it.each([
    ["digits", "1"],
    ["groups of digits", "1-"],
    ["points", "."],
    ["letters", "a"],
    ["marks", "\u0301"],
    ["right-to-left letters", "ש"],
    ["brackets behind a point", ".)"],
  ])("ends on a text of 1 MB of %s", (_what, piece) => {
    expect(spokenSeconds(piece.repeat(1_000_000 / piece.length), "de")).toBeGreaterThanOrEqual(0);
  });
});

describe("speakText", () => {
  it("says what pause is left behind the last word", () => {
    expect(speakText("Hello", "en").pauseBehind).toBe(0);
    expect(speakText("Hello, ", "en").pauseBehind).toBe(english.clausePause);
    expect(speakText("Hello.", "en").pauseBehind).toBe(english.sentencePause);
  });

  it("says digits one by one, and spells, where asked to", () => {
    expect(speakText("42", "en", "digits")).toEqual(speakText("four two", "en"));
    expect(speakText("ABC", "en", "characters").seconds).toBeCloseTo(
      3 * (english.perWord + english.perSyllable + 2 * english.perLetter),
      9,
    );
  });
});
