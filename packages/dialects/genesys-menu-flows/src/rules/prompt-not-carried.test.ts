import type { Flow, PromptText } from "@tonegraph/flow-model";
import { flowOf, menu, message } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { promptNotCarried } from "./prompt-not-carried.ts";

const speech = (text: string): PromptText => ({ kind: "speech", text });
const audio = (assetId: string): PromptText => ({ kind: "audio", assetId });
const ssml: PromptText = { kind: "ssml", ssml: "<speak>Hello</speak>" };

function menuThatSays(texts: Readonly<Record<string, PromptText>>, wires = ["node_start -> node_m"]): Flow {
  return flowOf({
    nodes: { node_a: message({ label: "Welcome" }), node_m: menu({ label: "Main menu", promptId: "prompt_m" }) },
    wires,
    prompts: { prompt_m: { label: "Main", texts } },
    flow: { languages: ["en-US", "es-ES"] },
  });
}

const behindMessage = ["node_start -> node_a", "node_a -> node_m"];
const at = (language: string) => ({
  nodeId: "node_m",
  promptId: "prompt_m",
  language,
  pointer: `/prompts/prompt_m/texts/${language}`,
});

describe("prompt-not-carried", () => {
  it("finds what cannot become one prompt", () =>
    verifyRule(promptNotCarried, {
      valid: [
        {
          name: "texts in both languages",
          flow: menuThatSays({ "en-US": speech("Hi."), "es-ES": speech("Hola.") }),
          profile,
        },
        { name: "one recording", flow: menuThatSays({ "en-US": audio("a") }), profile },
        {
          name: "one recording for both languages",
          flow: menuThatSays({ "en-US": audio("a"), "es-ES": audio("a") }),
          profile,
        },
        { name: "a text behind a message", flow: menuThatSays({ "en-US": speech("Hi.") }, behindMessage), profile },
        {
          name: "a language that the flow does not have",
          flow: menuThatSays({ "en-US": speech("Hi."), "fr-CA": ssml }),
          profile,
        },
        { name: "a menu that no call comes to", flow: menuThatSays({ "en-US": ssml }, []), profile },
      ],
      invalid: [
        {
          name: "SSML",
          flow: menuThatSays({ "en-US": ssml }),
          profile,
          problems: [
            {
              severity: "error",
              at: at("en-US"),
              params: { language: "en-US", reason: "ssml" },
              fix: null,
              words:
                "Genesys Cloud's phrases are plain text, but “Main menu” has SSML in en-US: callers would not hear it. Write its text instead.",
            },
          ],
        },
        {
          name: "a variable",
          flow: menuThatSays({ "en-US": speech("Hello {{ name }}.") }),
          profile,
          problems: [
            {
              params: { language: "en-US", reason: "variables" },
              words:
                "Genesys Cloud's phrases know no variables: callers of “Main menu” would hear “{{…}}” read aloud (en-US). Take it out of the text.",
            },
          ],
        },
        {
          name: "a recording beside a text",
          flow: menuThatSays({ "en-US": speech("Hi."), "es-ES": audio("a") }),
          profile,
          problems: [
            {
              at: at("es-ES"),
              params: { language: "es-ES", reason: "recording" },
              words:
                "Genesys Cloud names one prompt for all languages, and the recording or text that “Main menu” has in es-ES cannot be part of it: callers would not hear it. Use texts in all languages, or one recording for all.",
            },
          ],
        },
        {
          name: "a text beside a recording",
          flow: menuThatSays({ "en-US": audio("a"), "es-ES": speech("Hola.") }),
          profile,
          problems: [{ at: at("es-ES"), params: { language: "es-ES", reason: "recording" } }],
        },
        {
          name: "two recordings",
          flow: menuThatSays({ "en-US": audio("a"), "es-ES": audio("b") }),
          profile,
          problems: [{ at: at("es-ES") }],
        },
        {
          name: "a recording behind a message",
          flow: menuThatSays({ "en-US": audio("a") }, behindMessage),
          profile,
          problems: [{ at: at("en-US"), params: { language: "en-US", reason: "recording" } }],
        },
      ],
    }));
});
