import { flowOf, menu } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unusedPrompt } from "./unused-prompt.ts";

const node_m = menu({ promptId: "prompt_a", noInput: { timeoutMs: 5000, maxRepeats: 2, promptId: "prompt_b" } });
const prompts = { prompt_a: "Hello.", prompt_b: "Are you there?" };

describe("unused-prompt", () => {
  it("finds prompts that no block speaks", () =>
    verifyRule(unusedPrompt, {
      valid: [{ name: "all are spoken", flow: flowOf({ nodes: { node_m }, prompts }) }],
      invalid: [
        {
          name: "one is left over",
          flow: flowOf({ nodes: { node_m }, prompts: { ...prompts, prompt_c: { label: "Old news", texts: {} } } }),
          problems: [
            {
              severity: "info",
              at: { promptId: "prompt_c", pointer: "/prompts/prompt_c" },
              params: { promptLabel: "Old news" },
              fix: { type: "removePrompt", promptId: "prompt_c" },
              words: "No block speaks the prompt “Old news”: callers never hear it.",
              fixWords: "Remove the prompt",
            },
          ],
        },
      ],
    }));
});
