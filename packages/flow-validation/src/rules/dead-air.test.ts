import { flowOf, httpRequest } from "@tonegraph/flow-model/testing";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { deadAir } from "./dead-air.ts";

const asking = (fields: Partial<NodeOfKind<"httpRequest">>, languages: readonly string[] = ["en-US"]) =>
  flowOf({
    nodes: { node_h: httpRequest(fields) },
    wires: ["node_start -> node_h"],
    flow: { languages: [...languages], defaultLanguage: languages[0] ?? "en-US" },
  });
const retry = { maxRetries: 2, backoff: "exponential" as const, onStatus: [503] };
const profile = { deadAirMs: 3000 };

describe("dead-air", () => {
  it("finds requests that keep callers in silence", () =>
    verifyRule(deadAir, {
      valid: [
        { name: "short enough", flow: asking({ timeoutMs: 3000 }), profile },
        { name: "filled", flow: asking({ timeoutMs: 9000, fillerPromptId: "prompt_default" }), profile },
        { name: "no limit", flow: asking({ timeoutMs: 90_000 }) },
      ],
      invalid: [
        {
          name: "one try",
          flow: asking({ timeoutMs: 3001 }),
          profile,
          problems: [
            {
              severity: "warning",
              at: { nodeId: "node_h", pointer: "/nodes/node_h" },
              params: { silenceMs: 3001, limitMs: 3000 },
              related: [],
              fix: {
                type: "batch",
                label: "Say something while the request runs",
                commands: [
                  {
                    type: "putPrompt",
                    promptId: "prompt_h_wait",
                    prompt: {
                      label: "One moment",
                      texts: { "en-US": { kind: "speech", text: "One moment, please." } },
                    },
                  },
                  { type: "setNodeFields", nodeId: "node_h", set: { fillerPromptId: "prompt_h_wait" } },
                ],
              },
              words:
                "“Web request” may keep callers in silence for 3.001 s: after 3 s they take the call for dead. Say something while it runs.",
              fixWords: "Say “One moment, please.”",
            },
          ],
        },
        {
          name: "several tries, an empty filler",
          flow: asking({ timeoutMs: 2000, retry, fillerPromptId: "" }),
          profile,
          problems: [{ params: { silenceMs: 6000, limitMs: 3000 } }],
        },
        {
          name: "an answer that comes later",
          flow: asking({ timeoutMs: 1000, asyncCallback: { maxWaitMs: 120_000 } }),
          profile,
          problems: [{ params: { silenceMs: 121_000, limitMs: 3000 } }],
        },
        {
          name: "a language that we have no words for",
          flow: asking({ timeoutMs: 9000 }, ["de-DE", "fi-FI"]),
          profile,
          problems: [{ fix: null }],
        },
      ],
    }));
});
