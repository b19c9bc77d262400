import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSpeech } from "./split-speech.ts";

const upTo = (limit: number) => (text: string) => text.length <= limit;

describe("splitSpeech", () => {
  it.each<[string, string, number, [string, string]]>([
    ["as late as fits", "One. Two. Three.", 10, ["One. Two.", "Three."]],
    ["near the middle where all fits", "One. Two. Three four five.", 99, ["One. Two.", "Three four five."]],
    ["behind closing quotes", "“Press 1.” Then wait.", 12, ["“Press 1.”", "Then wait."]],
    ["at line ends", "Press 1\nPress 2\nPress 3", 16, ["Press 1\nPress 2", "Press 3"]],
    ["in languages without blanks", "お電話ありがとう。一を押す。", 10, ["お電話ありがとう。", "一を押す。"]],
    ["not inside numbers", "It costs 3.50 euros. Thank you.", 25, ["It costs 3.50 euros.", "Thank you."]],
    ["not inside variables", "Hi {{ a + '. ' }} you. Bye.", 24, ["Hi {{ a + '. ' }} you.", "Bye."]],
  ])("cuts %s", (_what, ...[text, limit, [first, second]]) => {
    expect(splitSpeech(text, upTo(limit))).toEqual({ first, second });
  });

  it.each([
    ["one sentence", "Welcome to our office.", 10],
    ["a first sentence that is too long by itself", "Welcome to our office. Bye.", 10],
    ["nothing", "", 10],
  ])("does not cut %s", (_what, text, limit) => {
    expect(splitSpeech(text, upTo(limit))).toBeNull();
  });

  it("loses no word, and makes a first part that fits", () => {
    const pieces = fc.constantFrom("a", "bc", ". ", "! ", "\n", "。", " ", "{{ x }}", ".");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (some, limit) => {
        const text = some.join("");
        const split = splitSpeech(text, upTo(limit));
        if (!split) return;
        expect((split.first + split.second).replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        if (text.length > limit) expect(split.first.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
