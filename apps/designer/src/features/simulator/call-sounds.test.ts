import { describe, expect, it } from "vitest";
import { createCallSounds, keyFrequencies } from "./call-sounds.ts";

describe("keyFrequencies", () => {
  it.each([
    ["1", [697, 1209]],
    ["5", [770, 1336]],
    ["9", [852, 1477]],
    ["*", [941, 1209]],
    ["0", [941, 1336]],
    ["#", [941, 1477]],
    ["x", null],
    ["12", null],
    ["", null],
  ])("%j sounds as %j Hz", (key, frequencies) => {
    expect(keyFrequencies(key)).toEqual(frequencies);
  });
});

describe("createCallSounds", () => {
  it("speaks in the prompt's language, behind what is being spoken, until it is silenced", () => {
    const said: string[] = [];
    const sounds = createCallSounds({
      speech: {
        speaking: true,
        speak: ({ text, lang }) => void said.push(`${lang} ${text}`),
        cancel: () => void said.push("cancel"),
        pause: () => void said.push("pause"),
        resume: () => void said.push("resume"),
      },
      utterance: (text) => ({ text, lang: "" }) as SpeechSynthesisUtterance,
      audio: () => null,
    });
    sounds.speak([{ words: "Hola", language: "es-ES" }]);
    sounds.speak([{ words: "Hello", language: "en-US" }]);
    sounds.hold(true);
    sounds.silence();
    expect(said).toEqual(["es-ES Hola", "en-US Hello", "pause", "cancel", "resume"]);
  });

  it("is silent in a browser that makes no sound", () => {
    const sounds = createCallSounds({
      speech: null,
      utterance: () => {
        throw new Error("no speech");
      },
      audio: () => null,
    });
    expect(() => sounds.tone("1")).not.toThrow();
    expect(sounds.isSpeaking()).toBe(false);
  });
});
