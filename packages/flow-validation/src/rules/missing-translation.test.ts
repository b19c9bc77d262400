import { flowOf, message } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { missingTranslation } from "./missing-translation.ts";

const flowSaying = (texts: Record<string, string>, languages = ["en-US", "es-ES", "de-DE"]) =>
  flowOf({
    nodes: { node_a: message({ label: "Welcome", promptId: "prompt_a" }) },
    wires: ["node_start -> node_a"],
    prompts: { prompt_a: { label: "Greeting", texts: spoken(texts) } },
    flow: { languages },
  });

function spoken(texts: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, { kind: "speech" as const, text }]),
  );
}

describe("missing-translation", () => {
  it("finds prompts without a text in a language of the flow", () =>
    verifyRule(missingTranslation, {
      valid: [
        { name: "all languages", flow: flowSaying({ "en-US": "Hi.", "es-ES": "Hola.", "de-DE": "Hallo." }) },
        {
          name: "a text that says nothing is an empty prompt",
          flow: flowSaying({ "en-US": "", "es-ES": "", "de-DE": "" }),
        },
        { name: "the default language is a matter of empty-prompt", flow: flowSaying({}, ["en-US"]) },
        {
          name: "nobody speaks it",
          flow: flowOf({ prompts: { prompt_a: "Hi." }, flow: { languages: ["en-US", "es-ES"] } }),
        },
      ],
      invalid: [
        {
          name: "two languages are missing",
          flow: flowSaying({ "en-US": "Hi." }),
          problems: [
            { at: { nodeId: "node_a", promptId: "prompt_a", language: "de-DE", pointer: "/prompts/prompt_a/texts" } },
            {
              severity: "error",
              at: { nodeId: "node_a", promptId: "prompt_a", language: "es-ES", pointer: "/prompts/prompt_a/texts" },
              params: { role: "main", language: "es-ES", defaultLanguage: "en-US", promptLabel: "Greeting" },
              fix: null,
              words:
                "The prompt “Greeting” says nothing in es-ES: callers of that language at “Welcome” hear nothing, or a language they did not choose. Write it, or take the language out of the flow.",
            },
          ],
        },
      ],
    }));
});
