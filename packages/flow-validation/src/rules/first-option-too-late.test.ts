import type { FlowNode, Prompt } from "@tonegraph/flow-model";
import { flowOf, language, menu, message } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { firstOptionTooLate } from "./first-option-too-late.ts";

const WELCOME =
  "Thank you for calling Harbor Lane Dental, your practice for the whole family at the old harbor. Our menu has changed, so please listen carefully to all of the choices that follow.";
const asking = (
  prompt: string | Prompt,
  node: FlowNode = menu({ label: "Main menu", promptId: "prompt_m", keys: ["1", "2"] }),
) => flowOf({ nodes: { node_m: node }, wires: ["node_start -> node_m"], prompts: { prompt_m: prompt } });
const eight = { firstOptionSeconds: 8 };
const at = { nodeId: "node_m", promptId: "prompt_m", language: "en-US", pointer: "/prompts/prompt_m/texts/en-US/text" };
const recorded = (durationMs: number): Prompt => ({
  label: "M",
  texts: {
    "en-US": {
      kind: "audio",
      assetId: "a",
      durationMs,
      transcript: "Hello, it is good to hear you. For sales, press 1.",
    },
  },
});

describe("first-option-too-late", () => {
  it("finds menus that talk before they ask", () =>
    verifyRule(firstOptionTooLate, {
      valid: [
        { name: "no advice", flow: asking(`${WELCOME} For sales, press 1.`) },
        { name: "soon enough", flow: asking("Thank you for calling. For sales, press 1."), profile: eight },
        { name: "no key is spoken: another problem", flow: asking(WELCOME), profile: eight },
        { name: "a message offers nothing", flow: asking(WELCOME, message({ promptId: "prompt_m" })), profile: eight },
        { name: "a short recording", flow: asking(recorded(9_000)), profile: eight },
        {
          name: "a long list behind a first option that comes soon",
          flow: asking(`For sales, press 1. ${WELCOME}`),
          profile: eight,
        },
      ],
      invalid: [
        {
          name: "a long welcome",
          flow: asking(`${WELCOME} For sales, press 1. For support, press 2.`),
          profile: eight,
          problems: [
            {
              severity: "warning",
              at,
              params: {
                language: "en-US",
                seconds: 11,
                limit: 8,
                key: "1",
                before: `${WELCOME.slice(0, 119).trimEnd()}…`,
              },
              related: [],
              fix: null,
            },
          ],
        },
        {
          name: "a recording by its transcript and its own length",
          flow: asking(recorded(30_000)),
          profile: eight,
          problems: [{ at: { ...at, pointer: "/prompts/prompt_m/texts/en-US/transcript" } }],
        },
        {
          name: "markup, with a choice of language",
          flow: asking(
            {
              label: "M",
              texts: {
                "en-US": { kind: "ssml", ssml: `<speak>${WELCOME}<break time="2s"/> For English, press 1.</speak>` },
              },
            },
            language({ label: "Language", promptId: "prompt_m" }),
          ),
          profile: eight,
          problems: [{ at: { ...at, pointer: "/prompts/prompt_m/texts/en-US/ssml" } }],
        },
      ],
    }));
});
