import { describe, expect, it } from "vitest";
import { readDigits, readNumber } from "./number-reading.ts";
import { speechLanguage } from "./speech-languages.ts";

describe("readNumber", () => {
  it.each([
    ["0", "en", "zero", 0],
    ["100", "en", "one hundred", 0],
    ["1001", "en", "one thousand one", 0],
    ["250000", "en", "two hundred fifty thousand", 0],
    ["12,345,678", "en", "twelve million three hundred forty five thousand six hundred seventy eight", 0],
    ["1.5", "en", "one point five", 0],
    ["3.05", "es", "tres coma cero cinco", 0],
    ["3,50", "fr", "trois virgule cinquante", 0],
    ["1.250", "de", "eintausendzweihundertfünfzig", 0],
    ["142", "de", "einhundertvierzigundzwei", 0],
    ["71", "fr", "soixante onze", 0],
    ["18:45", "de", "achtzehn Uhr vierzigundfünf", 0],
    ["9:00", "fr", "neuf heures", 0],
    ["2027-01-31", "en", "two thousand twenty seven one thirty one", 0],
    ["1-800-555-0199", "en", "one eight zero zero five five five zero one nine nine", 3],
    ["555-0134", "en", "five five five zero one three four", 1],
    ["24/7", "en", "twenty four seven", 0],
    ["1/2/3/4", "en", "one two three four", 0],
    ["12345678", "en", "one two three four five six seven eight", 0],
  ] as const)("reads %s in %s", (...[token, language, words, pauses]) => {
    const read = readNumber(token, speechLanguage(language));
    expect({ ...read, words: read.words.replaceAll(/ +/g, " ").trim() }).toEqual({ words, pauses });
  });
});

describe("readDigits", () => {
  it("says digits one by one with a pause between groups", () =>
    expect(readDigits("42-7", speechLanguage("en"))).toEqual({ words: "four two seven", pauses: 1 }));
});
