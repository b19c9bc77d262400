import type { PromptText } from "@tonegraph/flow-model";
import { flowOf, message } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unresolvedAsset } from "./unresolved-asset.ts";

const playing = (text: PromptText, language = "en-US") =>
  flowOf({
    nodes: { node_a: message({ label: "Welcome", promptId: "prompt_a" }) },
    wires: ["node_start -> node_a"],
    prompts: { prompt_a: { label: "Greeting", texts: { [language]: text } } },
  });
const audio = (assetId: string): PromptText => ({ kind: "audio", assetId });
const resources = { asset: new Set(["asset_hello"]) };

describe("unresolved-asset", () => {
  it("finds recordings that the tenant does not have", () =>
    verifyRule(unresolvedAsset, {
      valid: [
        { name: "it has it", flow: playing(audio("asset_hello")), resources },
        { name: "it cannot be asked", flow: playing(audio("asset_gone")) },
        { name: "none is named, which is an empty prompt", flow: playing(audio(" ")), resources },
        { name: "spoken text", flow: playing({ kind: "speech", text: "asset_gone" }), resources },
        { name: "a language that the flow does not have", flow: playing(audio("asset_gone"), "es-ES"), resources },
      ],
      invalid: [
        {
          name: "it does not",
          flow: playing(audio("asset_gone")),
          resources,
          problems: [
            {
              severity: "error",
              at: {
                nodeId: "node_a",
                promptId: "prompt_a",
                language: "en-US",
                pointer: "/prompts/prompt_a/texts/en-US/assetId",
              },
              params: { id: "asset_gone", reason: "unknown" },
              fix: null,
              words:
                "“Welcome” names the recording asset_gone, which does not exist there: callers would hear nothing. Choose another recording, or create it.",
            },
          ],
        },
      ],
    }));
});
