import { flowOf, menu, message } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { emptyPrompt } from "./empty-prompt.ts";

const spoken = { node_m: message({ label: "Welcome", promptId: "prompt_w" }) };
const wires = ["node_start -> node_m"];
const bilingual = { languages: ["en-US", "es-ES"] };
const prompt = (texts: object) => ({ prompt_w: { label: "Welcome", texts: { ...texts } } });
const speech = (text: string) => ({ kind: "speech" as const, text });

describe("empty-prompt", () => {
  it("finds prompts that say nothing", () =>
    verifyRule(emptyPrompt, {
      valid: [
        { name: "text", flow: flowOf({ nodes: spoken, wires, prompts: { prompt_w: "Welcome." } }) },
        { name: "a prompt that is missing has a code of its own", flow: flowOf({ nodes: spoken, wires }) },
        {
          name: "markup with words, or with a recording in it",
          flow: flowOf({
            nodes: spoken,
            wires,
            flow: bilingual,
            prompts: prompt({
              "en-US": { kind: "ssml", ssml: "<speak>Hello</speak>" },
              "es-ES": { kind: "ssml", ssml: '<speak><audio src="hola.wav"/></speak>' },
            }),
          }),
        },
        {
          name: "another language without a text waits for its translation; a language that the flow lacks is not heard",
          flow: flowOf({
            nodes: spoken,
            wires,
            flow: bilingual,
            prompts: prompt({ "en-US": speech("Hi."), "fr-FR": speech("") }),
          }),
        },
      ],
      invalid: [
        {
          name: "blank text",
          flow: flowOf({ nodes: spoken, wires, prompts: { prompt_w: " \n" } }),
          problems: [
            {
              severity: "error",
              at: {
                nodeId: "node_m",
                promptId: "prompt_w",
                language: "en-US",
                pointer: "/prompts/prompt_w/texts/en-US/text",
              },
              params: { role: "main", language: "en-US", kind: "speech", promptLabel: "prompt_w" },
              related: [],
              fix: null,
              words: "The prompt “prompt_w” has no text in en-US: callers at “Welcome” hear nothing.",
            },
          ],
        },
        {
          name: "no text in the default language, an unnamed recording in another",
          flow: flowOf({
            nodes: spoken,
            wires,
            flow: bilingual,
            prompts: prompt({ "es-ES": { kind: "audio", assetId: "" } }),
          }),
          problems: [
            { at: { nodeId: "node_m", promptId: "prompt_w", language: "en-US", pointer: "/prompts/prompt_w/texts" } },
            {
              at: {
                nodeId: "node_m",
                promptId: "prompt_w",
                language: "es-ES",
                pointer: "/prompts/prompt_w/texts/es-ES/assetId",
              },
              words: "The prompt “Welcome” names no recording in es-ES: callers at “Welcome” hear nothing.",
            },
          ],
        },
        {
          name: "markup without words",
          flow: flowOf({
            nodes: spoken,
            wires,
            prompts: prompt({ "en-US": { kind: "ssml", ssml: '<speak><break time="1s"/><!-- hi --></speak>' } }),
          }),
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
        {
          name: "one prompt in two roles of one menu is one problem, in two menus two",
          flow: flowOf({
            nodes: {
              node_a: menu({ promptId: "prompt_w", noMatch: { maxRepeats: 1, promptId: "prompt_w" } }),
              node_b: menu({ promptId: "prompt_x", noMatch: { maxRepeats: 1, promptId: "prompt_w" } }),
            },
            wires: ["node_start -> node_a", "node_a.noInput -> node_b"],
            prompts: { prompt_w: "", prompt_x: "Hello." },
          }),
          problems: [
            { params: { role: "main", language: "en-US", kind: "speech", promptLabel: "prompt_w" } },
            { words: "The prompt “prompt_w” has no text in en-US: callers at “Menu” hear nothing after a wrong key." },
          ],
        },
      ],
    }));
});
