import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spokenSeconds } from "./spoken-seconds.ts";

describe("spokenSeconds", () => {
  it.each([
    ["", "en-US", 0],
    ["… !", "en-US", 0],
    ["Hello", "en-US", 0.4],
    ["For sales, press 1.", "en-US", 3 * 0.4 + 0.38 + 0.25],
    ["Welcome. Hello", "en-US", 0.8 + 0.5],
    ["Welcome.", "en-US", 0.4],
    ["don’t mother-in-law", "en-US", 0.8],
    ["2025550123", "en-US", 10 * 0.38],
    ["Guten Tag", "de-DE", 2 * 0.46],
    ["Buenos días", "es", 2 * 0.39],
    ["Bonjour", "FR-ca", 0.37],
    ["God dag", "nb-NO", 2 * 0.42],
    ["Hello", "constructor", 0.42],
    ["ご用件をどうぞ", "ja-JP", 7 * 0.25],
    ["売上。支援", "ja-JP", 4 * 0.25 + 0.5],
    ["3.14", "en-US", 3 * 0.38],
  ])("%s in %s takes %d s", (text, language, seconds) => {
    expect(spokenSeconds(text, language)).toBeCloseTo(seconds, 6);
  });

  it("takes about as long for a menu as an announcer at 150 words a minute", () => {
    const menu = "Thank you for calling. Press 1 for sales, 2 for technical support, or stay on the line for an agent.";
    expect(spokenSeconds(menu, "en-US")).toBeGreaterThan(7);
    expect(spokenSeconds(menu, "en-US")).toBeLessThan(11);
  });

  it("never shrinks when words are added, and is never negative", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("en-US", "de-DE", "ja-JP", "xx"),
        (text, language) => {
          const seconds = spokenSeconds(text, language);
          expect(seconds).toBeGreaterThanOrEqual(0);
          expect(spokenSeconds(`${text} word`, language)).toBeGreaterThan(seconds);
        },
      ),
    );
  });
});
