import { applyCommand, type Flow } from "@tonegraph/flow-model";
import { flowOf, message } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { staleTranslation } from "./stale-translation.ts";

const imported = flowOf({
  nodes: { node_a: message({ label: "Welcome", promptId: "prompt_a" }) },
  wires: ["node_start -> node_a"],
  prompts: { prompt_a: { label: "Greeting", texts: { "en-US": { kind: "speech", text: "Press 1." } } } },
  flow: { languages: ["en-US", "es-ES"] },
});

function saying(flow: Flow, language: string, text: string): Flow {
  const applied = applyCommand(flow, {
    type: "setPromptText",
    promptId: "prompt_a",
    language,
    text: { kind: "speech", text },
  });
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

const translated = saying(imported, "es-ES", "Pulse 1.");
const outdated = saying(translated, "en-US", "Press 2.");
const at = { nodeId: "node_a", promptId: "prompt_a", language: "es-ES", pointer: "/prompts/prompt_a/texts/es-ES" };

describe("stale-translation", () => {
  it("finds translations of what is no longer said", () =>
    verifyRule(staleTranslation, {
      valid: [
        { name: "just translated", flow: translated },
        { name: "translated again", flow: saying(outdated, "es-ES", "Pulse 2.") },
        { name: "changed and changed back", flow: saying(outdated, "en-US", "Press 1.") },
        { name: "nobody knows what it was made from", flow: imported },
        { name: "made from another default language", flow: { ...outdated, defaultLanguage: "es-ES" } },
        { name: "the language is no longer heard", flow: { ...outdated, languages: ["en-US"] } },
      ],
      invalid: [
        {
          name: "the default language says something else now",
          flow: outdated,
          problems: [
            {
              severity: "warning",
              at,
              params: { role: "main", language: "es-ES", defaultLanguage: "en-US", promptLabel: "Greeting" },
              words:
                "The prompt “Greeting” has changed in en-US since its es-ES was written: callers at “Welcome” may be told what is no longer so. Translate it again, or keep it if it still says the same.",
              fixWords: "Keep the es-ES text",
            },
          ],
        },
      ],
    }));
});
