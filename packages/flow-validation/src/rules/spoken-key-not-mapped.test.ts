import { flowOf, language, menu, message, queue, type FlowShape } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { spokenKeyNotMapped } from "./spoken-key-not-mapped.ts";

const two = [
  { key: "1", label: "Sales" },
  { key: "2", label: "Billing" },
];

function saying(text: string | Record<string, string>, shape: FlowShape = {}): ReturnType<typeof flowOf> {
  return flowOf({
    nodes: { node_m: menu({ promptId: "prompt_m", keys: two }), node_q: queue(), ...shape.nodes },
    wires: shape.wires ?? ["node_start -> node_m", "node_m.key:1 -> node_q", "node_m.key:2 -> node_q"],
    prompts: { prompt_m: text, ...shape.prompts },
    flow: { languages: typeof text === "string" ? ["en-US"] : Object.keys(text), ...shape.flow },
  });
}

const at = { nodeId: "node_m", promptId: "prompt_m", language: "en-US", pointer: "/prompts/prompt_m/texts/en-US/text" };

describe("spoken-key-not-mapped", () => {
  it("leaves alone what agrees, and what it cannot know", () =>
    verifyRule(spokenKeyNotMapped, {
      valid: [
        { name: "all spoken keys are there", flow: saying("For sales, press 1. For billing, press 2.") },
        { name: "a key that is not spoken is another rule's matter", flow: saying("For sales, press 1.") },
        { name: "a key inside a value", flow: saying("For sales, press {{ key }}.") },
        {
          name: "a language that is not read",
          flow: saying({ "it-IT": "Per le vendite prema 5." }, { flow: { defaultLanguage: "it-IT" } }),
        },
        { name: "a telephone number", flow: saying("For emergencies dial 911. We are open 24 hours, 7 days.") },
        { name: "the end of an entry", flow: saying("Enter your code, then press pound. For sales, press 1.") },
        {
          name: "labels in another language than the prompt",
          flow: saying(
            { "es-ES": "Para ventas, pulse 1. Para facturas, pulse 2." },
            { flow: { defaultLanguage: "es-ES" } },
          ),
        },
        { name: "other words for the same", flow: saying("For a new order, press 1. For invoices, press 2.") },
      ],
      invalid: [],
    }));

  it("finds a key that the menu does not have, in every language by itself", () =>
    verifyRule(spokenKeyNotMapped, {
      valid: [],
      invalid: [
        {
          name: "an option was dropped; the fix adds it in the order of the keypad",
          flow: saying("For sales, press 1. For billing, press 2. For returns, press 3."),
          problems: [
            {
              severity: "error",
              at,
              params: {
                reason: "notMapped",
                key: "3",
                what: "returns",
                role: "main",
                language: "en-US",
                start: 61,
                end: 62,
              },
              fix: { type: "addMenuOption", nodeId: "node_m", option: { key: "3", label: "Returns" }, index: 2 },
              words:
                "What “Menu” says (en-US) offers key 3 for “returns”, but “Menu” has no such key: callers who press it hear that it is wrong.",
              fixWords: "Add key 3",
            },
          ],
        },
        {
          name: "the option has another key; the fix gives it this one",
          flow: saying("For sales, press 1. For billing, press 4."),
          problems: [
            {
              fix: { type: "setMenuOption", nodeId: "node_m", index: 1, key: "4" },
              fixWords: "Use key 4 for “Billing”",
            },
          ],
        },
        {
          name: "only one of two languages",
          flow: saying({
            "en-US": "For sales, press 1, for billing 2.",
            "de-DE": "Für Verkauf die 1, für Rechnungen die 3 drücken.",
          }),
          problems: [{ at: { ...at, language: "de-DE", pointer: "/prompts/prompt_m/texts/de-DE/text" } }],
        },
        {
          name: "said after a wrong key",
          flow: saying("Press 1 or 2.", {
            nodes: {
              node_m: menu({ promptId: "prompt_m", keys: two, noMatch: { maxRepeats: 2, promptId: "prompt_wrong" } }),
            },
            prompts: { prompt_wrong: "That is wrong. For sales, press 1. For help, press 0." },
          }),
          problems: [
            {
              at: { ...at, promptId: "prompt_wrong", pointer: "/prompts/prompt_wrong/texts/en-US/text" },
              words:
                "What “Menu” says after a wrong key (en-US) offers key 0 for “help”, but “Menu” has no such key: callers who press it hear that it is wrong.",
            },
          ],
        },
        {
          name: "said in the message before the menu",
          flow: saying("Please choose now.", {
            nodes: { node_a: message({ promptId: "prompt_a" }) },
            wires: ["node_start -> node_a", "node_a -> node_m", "node_m.key:1 -> node_q"],
            prompts: { prompt_a: "Press 1 for sales, 2 for billing, 3 for returns." },
          }),
          problems: [
            {
              at: { ...at, promptId: "prompt_a", pointer: "/prompts/prompt_a/texts/en-US/text" },
              params: {
                reason: "notMapped",
                key: "3",
                what: "returns",
                role: "before",
                language: "en-US",
                start: 34,
                end: 35,
              },
            },
          ],
        },
      ],
    }));

  it("reads recordings by their transcripts, and SSML by its words", () =>
    verifyRule(spokenKeyNotMapped, {
      valid: [
        {
          name: "a recording without a transcript",
          flow: saying("", {
            prompts: { prompt_m: { label: "M", texts: { "en-US": { kind: "audio", assetId: "a" } } } },
          }),
        },
      ],
      invalid: [
        {
          name: "a recording",
          flow: saying("", {
            prompts: {
              prompt_m: {
                label: "M",
                texts: { "en-US": { kind: "audio", assetId: "a", transcript: "Press 5 for jobs." } },
              },
            },
          }),
          problems: [{ at: { ...at, pointer: "/prompts/prompt_m/texts/en-US/transcript" } }],
        },
        {
          name: "SSML",
          flow: saying("", {
            prompts: {
              prompt_m: {
                label: "M",
                texts: { "en-US": { kind: "ssml", ssml: '<speak>Press <break time="1s"/>5 for jobs.</speak>' } },
              },
            },
          }),
          problems: [{ at: { ...at, pointer: "/prompts/prompt_m/texts/en-US/ssml" } }],
        },
      ],
    }));

  it("finds keys that changed places", () =>
    verifyRule(spokenKeyNotMapped, {
      valid: [],
      invalid: [
        {
          name: "two keys; the fix lets them change back, and either mends both",
          flow: saying("For billing, press 1. For sales, press 2."),
          problems: [
            {
              severity: "error",
              params: {
                reason: "otherFunction",
                key: "1",
                what: "billing",
                role: "main",
                language: "en-US",
                start: 19,
                end: 20,
                label: "Sales",
                meantKey: "2",
                meantLabel: "Billing",
              },
              words:
                "What “Menu” says (en-US) offers key 1 for “billing”, but that key is “Sales”; “Billing” is key 2: callers get to the wrong place.",
              fixWords: "Exchange keys 1 and 2",
            },
            { fixWords: "Exchange keys 2 and 1" },
          ],
        },
        {
          name: "one key alone is a warning: its label may be meant otherwise",
          flow: saying("For billing, press 1."),
          problems: [{ severity: "warning", fix: null }],
        },
        {
          name: "a language choice",
          flow: flowOf({
            nodes: { node_l: language({ promptId: "prompt_l" }) },
            wires: ["node_start -> node_l"],
            prompts: { prompt_l: "For English, press 1. Para español, oprima el 3." },
          }),
          problems: [
            {
              at: { ...at, nodeId: "node_l", promptId: "prompt_l", pointer: "/prompts/prompt_l/texts/en-US/text" },
              fix: null,
            },
          ],
        },
      ],
    }));
});
