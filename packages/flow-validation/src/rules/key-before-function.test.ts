import { flowOf, menu } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { keyBeforeFunction } from "./key-before-function.ts";

const saying = (text: string) =>
  flowOf({
    nodes: { node_m: menu({ promptId: "prompt_m", keys: ["1", "2", "3"] }) },
    wires: ["node_start -> node_m"],
    prompts: { prompt_m: text },
  });

describe("key-before-function", () => {
  it("finds keys that are said before what they are for", () =>
    verifyRule(keyBeforeFunction, {
      valid: [
        { name: "the function first", flow: saying("For sales, press 1. If you have a question, press 2.") },
        { name: "no function at all", flow: saying("Press 1, 2 or 3.") },
        { name: "no key", flow: saying("Please hold.") },
      ],
      invalid: [
        {
          name: "one sentence of two; one finding for the prompt",
          flow: saying("Press 1 for sales. For support, press 2. Press 3 for jobs."),
          problems: [
            {
              severity: "info",
              at: {
                nodeId: "node_m",
                promptId: "prompt_m",
                language: "en-US",
                pointer: "/prompts/prompt_m/texts/en-US/text",
              },
              params: { language: "en-US", keys: ["1", "3"], key: "1", what: "sales", start: 6, end: 7 },
              fix: null,
              words:
                "In en-US, “Menu” says the key before what it is for (“1” before “sales”, likewise 3): callers must remember a key before they know whether they want it.",
            },
          ],
        },
      ],
    }));
});
