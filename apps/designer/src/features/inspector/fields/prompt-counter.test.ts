import { profiles } from "@tonegraph/dialect-catalogue";
import type { PromptText } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { validateFlow, type Profile, type SpeechLimit } from "@tonegraph/flow-validation";
import { permissiveProfile } from "@tonegraph/flow-validation/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promptCounter } from "./prompt-counter.ts";

const variables = {
  name: { type: "string", default: "" },
  paid: { type: "boolean", default: false },
} as const;

const speech = (over: Partial<SpeechLimit>): SpeechLimit => ({
  unit: "characters",
  limit: 20,
  overflow: "refused",
  ...over,
});

function wordsFor(text: PromptText | undefined, limit: SpeechLimit | null): string {
  const profile = { speech: limit, assumedVariableLength: 10 };
  return promptCounter({ text, language: "en-US", variables, profile }).words.replace(/ ?·? ?[\d.]+ s$/, "");
}

const says = (text: string): PromptText => ({ kind: "speech", text });

describe("promptCounter", () => {
  it.each([
    ["nothing typed yet", undefined, speech({}), "20 of 20 left"],
    ["room", says("Hello"), speech({}), "15 of 20 left"],
    ["too much", says("Hello to everybody out there"), speech({}), "8 over 20"],
    ["variables at their longest", says("Hello {{ name }}"), speech({}), "4 of 20 left"],
    ["types that bound a variable", says("Paid: {{ paid }}"), speech({}), "9 of 20 left"],
    ["bytes", says("Grüße"), speech({ unit: "utf8Bytes" }), "13 of 20 left"],
    [
      "markup that is not billed",
      { kind: "ssml", ssml: "<speak><break time='1s'/>Hello</speak>" },
      speech({ unit: "billedCharacters" }),
      "15 of 20 left",
    ],
    [
      "the segment that is being filled",
      says("Hello to everybody out there"),
      speech({ limit: Infinity, segment: { limit: 10, chainable: true } }),
      "segment 3: 1 of 10 left",
    ],
    [
      "a word that no segment holds",
      says("Hello incomprehensibilities"),
      speech({ limit: Infinity, segment: { limit: 10, chainable: true } }),
      "segment 2: 11 over 10",
    ],
    ["a recording, which has no length", { kind: "audio", assetId: "a" }, speech({}), ""],
    ["a target without a limit", says("Hello"), null, "5"],
  ] as const)("%s", (...[, text, limit, words]) => {
    expect(wordsFor(text, limit)).toBe(words);
  });

  it("says seconds beside the room", () => {
    const { words } = promptCounter({ text: says("Hello there"), language: "en-US", variables, profile: null });
    expect(words).toMatch(/^11 · \d\.\d s$/);
  });

  it("is over exactly where validation says that the text is too long", () => {
    const limits = profiles.flatMap((profile) => (profile.speech ? [{ ...profile.speech, limit: 60 }] : []));
    const segments = [undefined, { limit: 12, chainable: true }, { limit: 40, chainable: false }];
    const parts = ["Hello ", "Grüße ", "{{ name }}", "{{ paid }}", "{{ ani }}", "{{ gone.member }} ", "long".repeat(6)];
    const asText = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((list) => list.join(""));
    const text = fc.oneof(
      asText.map(says),
      asText.map((ssml): PromptText => ({ kind: "ssml", ssml: `<speak>${ssml}<break time="1s"/></speak>` })),
    );
    const measure = fc
      .tuple(fc.constantFrom(...limits), fc.constantFrom(...segments))
      .map(([limit, segment]): SpeechLimit => ({ ...limit, ...(segment ? { segment } : {}) }));
    fc.assert(
      fc.property(text, measure, (spoken, counted) => {
        const profile: Profile = { ...permissiveProfile, speech: counted, assumedVariableLength: 10 };
        const { isOver } = promptCounter({ text: spoken, language: "en-US", variables, profile });
        expect(isOver).toBe(codesOf(spoken, profile).includes("tts-too-long"));
      }),
    );
  });
});

function codesOf(spoken: PromptText, profile: Profile): string[] {
  const flow = customerSupportMenu();
  const menu = flow.nodes["node_main_menu"];
  const promptId = menu?.kind === "menu" ? menu.promptId : "";
  const heard = { label: "Heard", texts: { "en-US": spoken } };
  return validateFlow({ ...flow, variables, prompts: { ...flow.prompts, [promptId]: heard } }, profile)
    .filter(({ at }) => at.promptId === promptId)
    .map(({ code }) => code);
}
