import { flowOf, hangup, httpRequest, menu, message, queue, voicemail } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { missingPrompt } from "./missing-prompt.ts";

const listening = { timeoutMs: 5000, maxRepeats: 2 };

describe("missing-prompt", () => {
  it("finds what has nothing to say", () =>
    verifyRule(missingPrompt, {
      valid: [
        {
          name: "a farewell, a greeting and a filler may be absent",
          flow: flowOf({
            nodes: { node_h: hangup(), node_v: voicemail({ promptId: "" }), node_r: httpRequest() },
            wires: ["node_start -> node_h"],
          }),
        },
        {
          name: "a queue says nothing of ours",
          flow: flowOf({ nodes: { node_q: queue() }, wires: ["node_start -> node_q"] }),
        },
      ],
      invalid: [
        {
          name: "none chosen",
          flow: flowOf({
            nodes: { node_m: message({ label: "Welcome", promptId: "" }) },
            wires: ["node_start -> node_m"],
          }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_m", pointer: "/nodes/node_m/promptId" },
              params: { role: "main", promptId: "" },
              related: [],
              fix: null,
              words: "“Welcome” has nothing to say: callers hear nothing there.",
            },
          ],
        },
        {
          name: "a menu whose three prompts are gone",
          flow: flowOf({
            nodes: {
              node_m: menu({
                promptId: "prompt_a",
                noInput: { ...listening, promptId: "prompt_b" },
                noMatch: { maxRepeats: 2, promptId: "prompt_c" },
              }),
            },
            wires: ["node_start -> node_m"],
          }),
          problems: [
            {
              at: { nodeId: "node_m", pointer: "/nodes/node_m/noInput/promptId" },
              params: { role: "noInput", promptId: "prompt_b" },
              fix: { type: "setNodeFields", nodeId: "node_m", set: { noInput: listening } },
              words: "“Menu” names a prompt that does not exist (prompt_b): callers hear nothing after a silence.",
              fixWords: "Do without this prompt",
            },
            {
              at: { nodeId: "node_m", pointer: "/nodes/node_m/noMatch/promptId" },
              fix: { type: "setNodeFields", nodeId: "node_m", set: { noMatch: { maxRepeats: 2 } } },
            },
            {
              at: { nodeId: "node_m", pointer: "/nodes/node_m/promptId" },
              params: { role: "main", promptId: "prompt_a" },
              fix: null,
            },
          ],
        },
        {
          name: "a farewell and a filler that are gone",
          flow: flowOf({
            nodes: { node_h: hangup({ promptId: "prompt_a" }), node_r: httpRequest({ fillerPromptId: "prompt_b" }) },
            wires: ["node_start -> node_r", "node_r.success -> node_h"],
          }),
          problems: [
            { fix: { type: "setNodeFields", nodeId: "node_h", unset: ["promptId"] } },
            {
              params: { role: "filler", promptId: "prompt_b" },
              fix: { type: "setNodeFields", nodeId: "node_r", unset: ["fillerPromptId"] },
            },
          ],
        },
      ],
    }));
});
