import { describe, expect, it } from "vitest";
import { withSpeech } from "./speech-edits.ts";

describe("withSpeech", () => {
  it.each([
    ["the first words", undefined, ["sales", " orders "], { "en-US": ["sales", "orders"] }],
    ["words that are there twice", {}, ["sales", "sales", " "], { "en-US": ["sales"] }],
    ["beside another language", { "es-ES": ["ventas"] }, ["sales"], { "es-ES": ["ventas"], "en-US": ["sales"] }],
    ["none any more", { "es-ES": ["ventas"], "en-US": ["sales"] }, [], { "es-ES": ["ventas"] }],
  ])("%s", (...[, speech, phrases, expected]) => {
    expect(withSpeech(speech, "en-US", phrases)).toEqual(expected);
  });
});
