import { flowOf, menu, message } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { keysOutOfOrder } from "./keys-out-of-order.ts";

const saying = (text: string, before?: string) =>
  flowOf({
    nodes: {
      node_m: menu({ promptId: "prompt_m", keys: ["1", "2", "3"] }),
      ...(before === undefined ? {} : { node_a: message({ promptId: "prompt_a" }) }),
    },
    wires: before === undefined ? ["node_start -> node_m"] : ["node_start -> node_a", "node_a -> node_m"],
    prompts: { prompt_m: text, ...(before === undefined ? {} : { prompt_a: before }) },
  });
const at = { nodeId: "node_m", promptId: "prompt_m", language: "en-US", pointer: "/prompts/prompt_m/texts/en-US/text" };
const mended = (text: string) => ({
  type: "setPromptText" as const,
  promptId: "prompt_m",
  language: "en-US",
  text: { kind: "speech" as const, text },
});

describe("keys-out-of-order", () => {
  it("finds keys in another order than the keypad's", () =>
    verifyRule(keysOutOfOrder, {
      valid: [
        { name: "in order", flow: saying("Press 1 for a, 2 for b, 3 for c, 0 for the operator.") },
        {
          name: "0, * and # anywhere",
          flow: saying("To repeat, press star. For an operator press 0. For a, press 1. For b, press 2."),
        },
        { name: "9 after a gap", flow: saying("For a, press 1. For b, press 2. To repeat, press 9.") },
        { name: "one key", flow: saying("For a, press 4.") },
        { name: "a key said again", flow: saying("For a, press 1. For b, press 2. Again, press 1 for a.") },
        { name: "begun in the message before", flow: saying("For c, press 3.", "For a, press 1. For b, press 2.") },
      ],
      invalid: [
        {
          name: "the fix puts whole sentences in order and leaves the others",
          flow: saying("Welcome. For b, press 2.\nFor a, press 1! To repeat, press star. For c, press 3. Thank you."),
          problems: [
            {
              severity: "warning",
              at,
              params: { reason: "order", language: "en-US", keys: ["2", "1", "3"], key: "1", after: "2" },
              fix: mended(
                "Welcome. For a, press 1!\nFor b, press 2. To repeat, press star. For c, press 3. Thank you.",
              ),
              words: "“Menu” says key 1 after key 2 in en-US: callers expect the keys in their order, and miss some.",
              fixWords: "Put the sentences in the order of the keys",
            },
          ],
        },
        {
          name: "within one sentence there is no fix",
          flow: saying("Press 2 for b, or 1 for a."),
          problems: [{ fix: null }],
        },
        {
          name: "the function in a sentence of its own stays with its key, or there is no fix",
          flow: saying("For b. Press 2. For a. Press 1."),
          problems: [{ fix: null }],
        },
        {
          name: "values stay with their sentence",
          flow: saying("For {{ b.name }}, press 2. For {{ a }}, press 1."),
          problems: [{ fix: mended("For {{ a }}, press 1. For {{ b.name }}, press 2.") }],
        },
        {
          name: "in the messages before, too",
          flow: saying("For a, press 1.", "For b, press 2."),
          problems: [{ at, fix: null }],
        },
        {
          name: "a gap",
          flow: saying("For a, press 1. For c, press 3. To repeat, press 9."),
          problems: [
            {
              severity: "info",
              at: { nodeId: "node_m", promptId: "prompt_m", language: "en-US", pointer: "/nodes/node_m/options" },
              params: { reason: "gap", language: "en-US", keys: ["1", "3", "9"], missing: "2", key: "3" },
              fix: null,
              words: "“Menu” says key 3 but not key 2 in en-US: callers wonder whether they missed one.",
            },
          ],
        },
      ],
    }));
});
