import type { PromptText } from "@tonegraph/flow-model";
import { flowOf, menu, message } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { greetingNotRecorded } from "./greeting-not-recorded.ts";

const saying = (text: PromptText, speaker = message({ label: "Welcome", promptId: "prompt_a" })) =>
  flowOf({
    nodes: { node_a: speaker },
    wires: ["node_start -> node_a"],
    prompts: { prompt_a: { label: "Greeting", texts: { "en-US": text } } },
  });
const spoken: PromptText = { kind: "speech", text: "Welcome." };

describe("greeting-not-recorded", () => {
  it("finds messages that are not recorded", () =>
    verifyRule(greetingNotRecorded, {
      valid: [
        { name: "a recording", flow: saying({ kind: "audio", assetId: "asset_a" }), profile },
        {
          name: "a menu may speak",
          flow: flowOf({ nodes: { node_m: menu() }, wires: ["node_start -> node_m"] }),
          profile,
        },
      ],
      invalid: [
        {
          name: "a text",
          flow: saying(spoken),
          profile,
          problems: [
            {
              severity: "error",
              at: {
                nodeId: "node_a",
                promptId: "prompt_a",
                language: "en-US",
                pointer: "/prompts/prompt_a/texts/en-US/kind",
              },
              params: { language: "en-US", kind: "speech" },
              fix: null,
              words:
                "“Welcome” speaks a text in en-US, but CXone's campaign rules play recordings: the flow cannot be published. Record it, and choose the recording.",
            },
          ],
        },
        {
          name: "no prompt",
          flow: flowOf({
            nodes: { node_a: message({ label: "Welcome", promptId: "" }) },
            wires: ["node_start -> node_a"],
          }),
          profile,
          problems: [
            {
              at: { nodeId: "node_a", pointer: "/nodes/node_a/promptId" },
              params: { kind: "none" },
              words:
                "“Welcome” plays nothing, but CXone's campaign rules want a recording for every message: the flow cannot be published. Choose one.",
            },
          ],
        },
        { name: "marked-up text", flow: saying({ kind: "ssml", ssml: "<speak>Hi</speak>" }), profile, problems: [{}] },
      ],
    }));
});
