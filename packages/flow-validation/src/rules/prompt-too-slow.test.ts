import type { Prompt } from "@tonegraph/flow-model";
import { flowOf, httpRequest, menu, message } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { promptTooSlow } from "./prompt-too-slow.ts";

const audio = (durationMs: number) => ({
  label: "W",
  texts: { "en-US": { kind: "audio" as const, assetId: "a", durationMs } },
});
const saying = (prompt: string | Prompt) =>
  flowOf({
    nodes: { node_m: message({ label: "Welcome", promptId: "prompt_w" }) },
    wires: ["node_start -> node_m"],
    prompts: { prompt_w: prompt },
  });
const twenty = { promptSeconds: 20 };

describe("prompt-too-slow", () => {
  it("finds what takes too long to listen to", () =>
    verifyRule(promptTooSlow, {
      valid: [
        { name: "no advice", flow: saying("Please listen. ".repeat(100)) },
        { name: "exactly as long", flow: saying(audio(20_000)), profile: twenty },
        { name: "short", flow: saying("Thank you for calling."), profile: twenty },
        {
          name: "something to hear while waiting",
          flow: flowOf({
            nodes: { node_r: httpRequest({ fillerPromptId: "prompt_music" }) },
            prompts: { prompt_music: audio(60_000) },
          }),
          profile: twenty,
        },
      ],
      invalid: [
        {
          name: "a recording",
          flow: saying(audio(25_400)),
          profile: twenty,
          problems: [
            {
              severity: "warning",
              at: {
                nodeId: "node_m",
                promptId: "prompt_w",
                language: "en-US",
                pointer: "/prompts/prompt_w/texts/en-US/assetId",
              },
              params: { role: "main", language: "en-US", seconds: 25, limit: 20, recorded: true },
              related: [],
              fix: null,
              words:
                "Callers listen 25 s to “Welcome” in en-US; beyond 20 s many stop listening or hang up. Say less, or say the rest later.",
            },
          ],
        },
        {
          name: "a text, in the one language in which it is long, after a silence",
          flow: flowOf({
            nodes: {
              node_m: menu({ label: "Main", noInput: { timeoutMs: 5000, maxRepeats: 1, promptId: "prompt_again" } }),
            },
            prompts: { prompt_again: { "en-US": "Hello?", "de-DE": "Sind Sie noch da? ".repeat(30) } },
            flow: { languages: ["en-US", "de-DE"] },
          }),
          profile: twenty,
          problems: [
            {
              at: {
                nodeId: "node_m",
                promptId: "prompt_again",
                language: "de-DE",
                pointer: "/prompts/prompt_again/texts/de-DE/text",
              },
            },
          ],
        },
        {
          name: "breaks count",
          flow: saying({
            label: "W",
            texts: { "en-US": { kind: "ssml", ssml: '<speak>Hello<break time="30s"/></speak>' } },
          }),
          profile: twenty,
          problems: [
            {
              at: {
                nodeId: "node_m",
                promptId: "prompt_w",
                language: "en-US",
                pointer: "/prompts/prompt_w/texts/en-US/ssml",
              },
            },
          ],
        },
      ],
    }));
});
