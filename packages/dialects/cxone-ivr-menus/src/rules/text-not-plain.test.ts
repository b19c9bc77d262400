import { flowOf, hangup, menu, message } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import type { PromptText } from "@tonegraph/flow-model";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { textNotPlain } from "./text-not-plain.ts";

const speech: PromptText = { kind: "speech", text: "Please listen." };
const audio: PromptText = { kind: "audio", assetId: "asset_1" };

function flowWith(texts: Readonly<Record<string, PromptText>>, languages = ["en-US"]) {
  return flowOf({
    nodes: { node_m: menu({ label: "Main menu", promptId: "prompt_a" }) },
    wires: ["node_start -> node_m"],
    prompts: { prompt_a: { label: "Main", texts } },
    flow: { languages },
  });
}

function at(language: string) {
  return { nodeId: "node_m", promptId: "prompt_a", language, pointer: `/prompts/prompt_a/texts/${language}` };
}

describe("text-not-plain", () => {
  it("finds what CXone's menus cannot speak", () =>
    verifyRule(textNotPlain, {
      valid: [
        { name: "plain text", flow: flowWith({ "en-US": speech }), profile },
        {
          name: "braces that name nothing",
          flow: flowWith({ "en-US": { kind: "speech", text: "{{ or {x}" } }),
          profile,
        },
        {
          name: "a language that the flow does not have",
          flow: flowWith({ "en-US": speech, "de-DE": audio }),
          profile,
        },
        {
          name: "a farewell, which is not sent",
          flow: flowOf({
            nodes: { node_h: hangup({ promptId: "prompt_a" }) },
            prompts: { prompt_a: { label: "", texts: { "en-US": audio } } },
          }),
          profile,
        },
        { name: "no prompt yet", flow: flowOf({ nodes: { node_n: message({ promptId: "" }) } }), profile },
      ],
      invalid: [
        {
          name: "a recording in one of two languages",
          flow: flowWith({ "en-US": speech, "de-DE": audio }, ["en-US", "de-DE"]),
          profile,
          problems: [
            {
              severity: "error",
              at: at("de-DE"),
              params: { language: "de-DE", reason: "audio" },
              fix: null,
              words:
                "CXone's menus speak plain text only, but “Main menu” has a recording in de-DE: callers would not hear it. Write its text instead.",
            },
          ],
        },
        {
          name: "SSML",
          flow: flowWith({ "en-US": { kind: "ssml", ssml: "<speak>Hello</speak>" } }),
          profile,
          problems: [
            {
              at: at("en-US"),
              params: { language: "en-US", reason: "ssml" },
              words:
                "CXone's menus speak plain text only, but “Main menu” has SSML in en-US: callers would not hear it. Write its text instead.",
            },
          ],
        },
        {
          name: "a variable over two lines",
          flow: flowWith({ "en-US": { kind: "speech", text: "Hello {{\nname }}." } }),
          profile,
          problems: [
            {
              at: at("en-US"),
              params: { language: "en-US", reason: "variables" },
              words:
                "CXone's menus know no variables: callers of “Main menu” would hear “{{…}}” read aloud (en-US). Take it out of the text.",
            },
          ],
        },
      ],
    }));
});
