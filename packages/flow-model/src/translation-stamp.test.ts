import { describe, expect, it } from "vitest";
import { applyCommand } from "./commands/apply-command.ts";
import type { Flow } from "./flow.ts";
import { flowOf } from "./testing/flow-of.ts";
import { translationStamp } from "./translation-stamp.ts";

const flow = flowOf({
  prompts: { prompt_a: { "en-US": "Hello.", "es-ES": "Hola." } },
  flow: { languages: ["en-US", "es-ES"] },
});

function say(given: Flow, language: string, text: string): Flow {
  const spoken = { kind: "speech", text, translatedFrom: "made up" } as const;
  const applied = applyCommand(given, { type: "setPromptText", promptId: "prompt_a", language, text: spoken });
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

function stampOf(given: Flow): string | null {
  const prompt = given.prompts["prompt_a"];
  return prompt ? translationStamp(prompt, "en-US") : null;
}

describe("translationStamp", () => {
  it("changes with the words of that language alone", () => {
    const before = stampOf(flow);
    expect(before).toMatch(/^en-US:[0-9a-f]{12}$/);
    expect(stampOf(say(flow, "es-ES", "Buenas."))).toBe(before);
    expect(stampOf(say(flow, "en-US", "Hello.."))).not.toBe(before);
    expect(stampOf(say(say(flow, "en-US", "Other."), "en-US", "Hello."))).toBe(before);
    expect(stampOf(flowOf())).toBeNull();
  });

  it("is kept by a translation when it is written, and by nothing else", () => {
    const translated = say(flow, "es-ES", "Buenas.");
    expect(translated.prompts["prompt_a"]?.texts["es-ES"]).toEqual({
      kind: "speech",
      text: "Buenas.",
      translatedFrom: stampOf(flow),
    });
    expect(say(flow, "en-US", "Hi.").prompts["prompt_a"]?.texts["en-US"]).toEqual({ kind: "speech", text: "Hi." });
  });
});
