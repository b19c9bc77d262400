import { flowOf, language, menu, message, queue, type FlowShape } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { keyNotSpoken } from "./key-not-spoken.ts";

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

const audio = (transcript?: string) => ({
  label: "M",
  texts: { "en-US": { kind: "audio" as const, assetId: "a", ...(transcript === undefined ? {} : { transcript }) } },
});

describe("key-not-spoken", () => {
  it("finds keys that callers are not told of", () =>
    verifyRule(keyNotSpoken, {
      valid: [
        { name: "all are said", flow: saying("For sales, press 1. For billing, press 2.") },
        { name: "in a range", flow: saying("Press a number from 1 to 4.") },
        { name: "a value may say it", flow: saying("For sales, press 1. For more, press {{ key }}.") },
        { name: "a whole menu in a value", flow: saying("{{ menuText }}") },
        { name: "a recording of which nothing is known", flow: saying("", { prompts: { prompt_m: audio() } }) },
        {
          name: "a language that is not read",
          flow: saying({ "it-IT": "Prema 1." }, { flow: { defaultLanguage: "it-IT" } }),
        },
        { name: "nothing to hear is another rule's matter", flow: saying(" ") },
        {
          name: "callers may speak",
          flow: saying("Sales or billing?", {
            nodes: { node_m: menu({ promptId: "prompt_m", keys: two, speechEnabled: true }) },
          }),
        },
        {
          name: "said in the messages before the menu, two in a row",
          flow: saying("Please choose.", {
            nodes: { node_a: message({ promptId: "prompt_a" }), node_b: message({ promptId: "prompt_b" }) },
            wires: ["node_start -> node_a", "node_a -> node_b", "node_b -> node_m", "node_m.key:1 -> node_q"],
            prompts: { prompt_a: "For sales, press 1.", prompt_b: "For billing, press 2." },
          }),
        },
        {
          name: "a recording before the menu may say it",
          flow: saying("Please choose.", {
            nodes: { node_a: message({ promptId: "prompt_a" }) },
            wires: ["node_start -> node_a", "node_a -> node_m"],
            prompts: { prompt_a: audio() },
          }),
        },
        {
          name: "a language choice in two languages",
          flow: flowOf({
            nodes: { node_l: language({ promptId: "prompt_l" }) },
            wires: ["node_start -> node_l"],
            prompts: { prompt_l: "For English, press 1. Para español, marque el 2." },
          }),
        },
        {
          name: "a language choice with a language that is not read",
          flow: flowOf({
            nodes: {
              node_l: language({
                promptId: "prompt_l",
                options: [
                  { key: "1", language: "en-US" },
                  { key: "2", language: "pl-PL" },
                ],
              }),
            },
            wires: ["node_start -> node_l"],
            prompts: { prompt_l: "For English, press 1. Polski – 2." },
          }),
        },
      ],
      invalid: [
        {
          name: "one of two; the fix says it",
          flow: saying("For sales, press 1."),
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_m", promptId: "prompt_m", language: "en-US", pointer: "/nodes/node_m/options/1" },
              params: { key: "2", label: "Billing", language: "en-US", fixKind: "say", fixKeys: ["2"] },
              fix: {
                type: "setPromptText",
                promptId: "prompt_m",
                language: "en-US",
                text: { kind: "speech", text: "For sales, press 1. For Billing, press 2." },
              },
              words: "Key 2 “Billing” is never said in en-US: callers do not know that they can press it.",
              fixWords: "Say key 2 at the end of the prompt",
            },
          ],
        },
        {
          name: "a key that leads nowhere is taken out",
          flow: saying("For sales, press 1.", { wires: ["node_start -> node_m", "node_m.key:1 -> node_q"] }),
          problems: [{ fix: { type: "removeMenuOption", nodeId: "node_m", index: 1 }, fixWords: "Remove key 2" }],
        },
        {
          name: "several that lead nowhere are taken out together",
          flow: saying("For sales, press 1.", {
            nodes: { node_m: menu({ promptId: "prompt_m", keys: ["3", "1", "2"] }) },
            wires: ["node_start -> node_m", "node_m.key:1 -> node_q"],
          }),
          problems: [
            {
              params: { key: "3", label: "Option 3", language: "en-US", fixKind: "remove", fixKeys: ["3", "2"] },
              fixWords: "Remove keys 3 and 2",
            },
            {},
          ],
        },
        {
          name: "not where another such key would come to stand in its place, or the key is given twice",
          flow: saying("For sales, press 1.", {
            nodes: {
              node_m: menu({ promptId: "prompt_m", keys: [...two, { key: "3", label: "Jobs" }] }),
              node_n: menu({ promptId: "prompt_n", keys: ["4", "5", "4"] }),
            },
            wires: ["node_start -> node_m", "node_m.key:3 -> node_n"],
            prompts: { prompt_n: "For jobs, press 5." },
          }),
          problems: [
            { fix: null },
            { params: { key: "3", label: "Jobs", language: "en-US", fixKind: "say", fixKeys: ["3"] } },
            { fix: null },
          ],
        },
        {
          name: "another language says it, so that it stays; labels are not in this one",
          flow: saying(
            { "en-US": "For sales, press 1, for billing, press 2.", "fr-FR": "Pour les ventes, tapez 1." },
            { wires: ["node_start -> node_m"] },
          ),
          problems: [
            {
              at: { nodeId: "node_m", promptId: "prompt_m", language: "fr-FR", pointer: "/nodes/node_m/options/1" },
              fix: null,
            },
          ],
        },
        {
          name: "a prompt that others speak, too, is not changed",
          flow: saying("For sales, press 1.", { nodes: { node_n: message({ promptId: "prompt_m" }) } }),
          problems: [{ fix: null }],
        },
        {
          name: "none of the keys is one problem",
          flow: saying("How can we help you?"),
          problems: [
            {
              at: {
                nodeId: "node_m",
                promptId: "prompt_m",
                language: "en-US",
                pointer: "/prompts/prompt_m/texts/en-US/text",
              },
              params: { keys: ["1", "2"], language: "en-US" },
              fix: null,
              words: "“Menu” says none of its keys in en-US (1, 2): callers do not know what to press.",
            },
          ],
        },
        {
          name: "a transcript",
          flow: saying("", { prompts: { prompt_m: audio("Press 2 for billing.") } }),
          problems: [{ params: { key: "1", label: "Sales", language: "en-US" }, fix: null }],
        },
        {
          name: "said only after a silence",
          flow: saying("For sales, press 1.", {
            nodes: {
              node_m: menu({
                promptId: "prompt_m",
                keys: two,
                noInput: { timeoutMs: 5000, maxRepeats: 1, promptId: "prompt_again" },
              }),
            },
            prompts: { prompt_again: "For sales, press 1. For billing, press 2." },
          }),
          problems: [{ params: { key: "2", label: "Billing", language: "en-US", fixKind: "say", fixKeys: ["2"] } }],
        },
      ],
    }));
});
