import { describe, expect, it } from "vitest";
import { ssmlText } from "./ssml-text.ts";

describe("ssmlText", () => {
  it.each([
    ["words through tags", "<speak>Hello <b>you</b><break/>there</speak>", "Hello you there"],
    ["faulty markup", "Hello <b>you</i><!-- no --> there", "Hello you there"],
    ["what is not closed", "1 < 2 <!-- b", "1 < 2 <!-- b"],
    ["1 MB of open brackets", "<".repeat(1_000_000), "<".repeat(1_000_000)],
    ["1 MB of open comments", "<!--".repeat(250_000), "<!--".repeat(250_000)],
  ])("gives %s", (_what, ssml, text) => expect(ssmlText(ssml) === text).toBe(true));
});
