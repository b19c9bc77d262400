import { describe, expect, it } from "vitest";
import { promptSeconds } from "./prompt-seconds.ts";

describe("promptSeconds", () => {
  it.each([
    ["speech", { kind: "speech" as const, text: "Hello {{ customer.name }} there" }, 0.8],
    ["a recording's duration", { kind: "audio" as const, assetId: "a", durationMs: 6200, transcript: "Hello" }, 6.2],
    ["a recording's transcript", { kind: "audio" as const, assetId: "a", transcript: "Hello" }, 0.4],
    ["an unknown recording", { kind: "audio" as const, assetId: "a" }, null],
    [
      "markup",
      { kind: "ssml" as const, ssml: "<speak><!-- never said -->Hello <emphasis>there</emphasis></speak>" },
      0.8,
    ],
    ["breaks", { kind: "ssml" as const, ssml: '<speak>Hello<break time="1.5s"/><break time="250ms"/></speak>' }, 2.15],
    [
      "break strengths",
      {
        kind: "ssml" as const,
        ssml: '<speak>Hello<break/><break strength="x-strong"/><break strength="none"/></speak>',
      },
      1.9,
    ],
  ])("of %s", (_what, text, seconds) => {
    if (seconds === null) expect(promptSeconds(text, "en-US")).toBeNull();
    else expect(promptSeconds(text, "en-US")).toBeCloseTo(seconds, 6);
  });
});
