import type { PromptText } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { promptSeconds } from "./prompt-seconds.ts";
import { spokenSeconds } from "./spoken-seconds.ts";

const said = (text: string): number => spokenSeconds(text, "en");
const ssml = (inner: string): PromptText => ({ kind: "ssml", ssml: `<speak>${inner}</speak>` });

describe("promptSeconds", () => {
  it.each<[string, PromptText, number | null]>([
    [
      "speech without the values of its variables",
      { kind: "speech", text: "Hello {{ a.b }} there" },
      said("Hello there"),
    ],
    ["a recording's duration", { kind: "audio", assetId: "a", durationMs: 6200, transcript: "Hello" }, 6.2],
    ["a recording's transcript", { kind: "audio", assetId: "a", transcript: "Hello" }, said("Hello")],
    ["an unknown recording", { kind: "audio", assetId: "a" }, null],
    ["markup", ssml("<!-- never said -->Hello <emphasis>there</emphasis>"), said("Hello there")],
    ["a pause that markup interrupts", ssml("Hello<b>.</b> There"), said("Hello. There")],
    ["breaks", ssml('Hello<break time="1.5s"/><break time="250ms"/>'), said("Hello") + 1.75],
    [
      "break strengths",
      ssml('Hello<break/><break strength="x-strong"/><break strength="none"/>'),
      said("Hello") + 0.85,
    ],
    ["a break of unknown length", ssml('Hello<break time="{{ pause }}"/>'), said("Hello") + 0.2],
    ["a faster pace", ssml('<prosody rate="200%">Hello there</prosody>'), said("Hello there") / 2],
    ["paces within paces", ssml('<prosody rate="200%"><prosody rate="-50%">Hello</prosody></prosody>'), said("Hello")],
    ["digits", ssml('<say-as interpret-as="telephone">42</say-as>'), said("4 2")],
    ["another language", ssml('<lang xml:lang="fr">Bonjour</lang>'), spokenSeconds("Bonjour", "fr")],
    ["a substitute", ssml('<sub alias="Tonegraph Limited">TG</sub>'), said("Tonegraph Limited")],
    ["paragraphs", ssml("<p>Hello</p><p>there</p>"), said("Hello") + 0.65 + said("there")],
    [
      "faulty markup by the words outside its tags",
      { kind: "ssml", ssml: "<speak>Hello <b>there" },
      said("Hello there"),
    ],
  ])("of %s", (_what, text, seconds) => {
    if (seconds === null) expect(promptSeconds(text, "en-US")).toBeNull();
    else expect(promptSeconds(text, "en-US")).toBeCloseTo(seconds, 6);
  });
});
