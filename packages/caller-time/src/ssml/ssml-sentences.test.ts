import { describe, expect, it } from "vitest";
import { readSsml } from "./read-ssml.ts";
import { ssmlSentences } from "./ssml-sentences.ts";

describe("ssmlSentences", () => {
  it.each([
    ["between sentences", '<speak xml:lang="en">Hello. How are you? Bye</speak>', ["Hello.", "Hello. How are you?"]],
    ["behind elements of a sentence", "<speak><s>😀 a</s><s>b</s></speak>", ["<s>😀 a</s>", "<s>😀 a</s><s>b</s>"]],
    ["never within an element", "<speak><b>One. Two. </b>Three. Four</speak>", ["<b>One. Two. </b>Three."]],
    ["never within a template", "<speak>{{ 'a. b' }}. c</speak>", ["{{ 'a. b' }}."]],
    ["nowhere", "<speak>3.5 and more</speak>", []],
  ])("cuts %s", (_what, ssml, before) => {
    const sentences = ssmlSentences(ssml);
    expect(sentences?.ends.map((end) => sentences.body.slice(0, end))).toEqual(before);
    expect(`${sentences?.head}${sentences?.body}${sentences?.tail}`).toBe(ssml);
    for (const end of sentences?.ends ?? [])
      expect(readSsml(`${sentences?.head}${sentences?.body.slice(end)}${sentences?.tail}`).ok).toBe(true);
  });

  it.each(["<speak>Hello. <b>there</speak>", "<speak/>", "<speak><!-- a. b -->c. d</speak>", "Hello. You"])(
    "does not cut %s",
    (ssml) => expect(ssmlSentences(ssml)).toBeNull(),
  );
});
