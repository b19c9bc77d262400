import { flowOf, hangup, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { ttsTooLong } from "./tts-too-long.ts";

const limited = (
  limit: number,
  unit: "characters" | "utf16Units" | "utf8Bytes" = "characters",
  overflow: "refused" | "cut" | "silent" = "refused",
) => ({
  speech: { unit, limit, overflow },
});
const saying = (text: string) =>
  flowOf({
    nodes: { node_m: menu({ promptId: "prompt_m" }) },
    wires: ["node_start -> node_m"],
    prompts: { prompt_m: text },
  });
const counted = { role: "main", language: "en-US", expanded: false, assumed: 0, perSegment: false };
const at = { nodeId: "node_m", promptId: "prompt_m", language: "en-US", pointer: "/prompts/prompt_m/texts/en-US/text" };

describe("tts-too-long", () => {
  it("counts in the engine's own unit", () =>
    verifyRule(ttsTooLong, {
      valid: [
        { name: "no limit", flow: saying("x".repeat(10_000)) },
        { name: "exactly the limit", flow: saying("x".repeat(450)), profile: limited(450) },
        { name: "an emoji is one character", flow: saying("😀".repeat(450)), profile: limited(450) },
        {
          name: "what variables expand to is not known",
          flow: saying(`${"x".repeat(440)}{{ customer.fullNameAsSpoken }}`),
          profile: limited(450),
        },
        {
          name: "a recording has no length in characters",
          flow: flowOf({
            nodes: { node_m: message({ promptId: "prompt_m" }) },
            wires: ["node_start -> node_m"],
            prompts: {
              prompt_m: {
                label: "M",
                texts: { "en-US": { kind: "audio", assetId: "a", transcript: "x".repeat(500) } },
              },
            },
          }),
          profile: limited(450),
        },
        {
          name: "a language that the flow does not have",
          flow: flowOf({
            nodes: { node_m: message({ promptId: "prompt_m" }) },
            wires: ["node_start -> node_m"],
            prompts: { prompt_m: { "en-US": "Hi.", "de-DE": "x".repeat(20) } },
          }),
          profile: limited(10),
        },
      ],
      invalid: [
        {
          name: "one character too many",
          flow: saying("x".repeat(451)),
          profile: limited(450),
          problems: [
            {
              severity: "error",
              at,
              params: {
                role: "main",
                language: "en-US",
                length: 451,
                limit: 450,
                unit: "characters",
                overflow: "refused",
                expanded: false,
                assumed: 0,
                perSegment: false,
              },
              related: [],
              fix: null,
              words:
                "What “Menu” says in en-US is 451 long, 1 more than the 450 characters that can be spoken: the phone system would refuse the flow.",
            },
          ],
        },
        {
          name: "an emoji is two UTF-16 units",
          flow: saying("😀".repeat(6)),
          profile: limited(11, "utf16Units", "cut"),
          problems: [
            {
              params: { ...counted, length: 12, limit: 11, unit: "utf16Units", overflow: "cut" },
            },
          ],
        },
        {
          name: "an emoji is four bytes, a Thai letter three, an umlaut two",
          flow: saying("😀กü"),
          profile: limited(8, "utf8Bytes", "silent"),
          problems: [
            {
              params: { ...counted, length: 9, limit: 8, unit: "utf8Bytes", overflow: "silent" },
              words:
                "What “Menu” says in en-US is 9 long, 1 more than the 8 bytes that can be spoken: callers would hear nothing.",
            },
          ],
        },
        {
          name: "a template's own words count",
          flow: saying(`${"x".repeat(11)}{{ name }}`),
          profile: limited(10),
          problems: [{ at }],
        },
        {
          name: "what is said after a silence, after a wrong key, and as a farewell; each language by itself",
          flow: flowOf({
            nodes: {
              node_h: hangup({ promptId: "prompt_long" }),
              node_m: menu({
                noInput: { timeoutMs: 5000, maxRepeats: 1, promptId: "prompt_long" },
                noMatch: { maxRepeats: 1, promptId: "prompt_both" },
              }),
            },
            wires: ["node_start -> node_m", "node_m.noInput -> node_h"],
            prompts: {
              prompt_default: "Hi.",
              prompt_long: "x".repeat(11),
              prompt_both: { "en-US": "Hi.", "es-ES": "¿Qué desea?" },
            },
            flow: { languages: ["en-US", "es-ES"] },
          }),
          profile: limited(10),
          problems: [
            {
              at: {
                ...at,
                nodeId: "node_h",
                promptId: "prompt_long",
                pointer: "/prompts/prompt_long/texts/en-US/text",
              },
            },
            {
              at: {
                nodeId: "node_m",
                promptId: "prompt_both",
                language: "es-ES",
                pointer: "/prompts/prompt_both/texts/es-ES/text",
              },
              words:
                "What “Menu” says after a wrong key in es-ES is 11 long, 1 more than the 10 characters that can be spoken: the phone system would refuse the flow.",
            },
            { at: { ...at, promptId: "prompt_long", pointer: "/prompts/prompt_long/texts/en-US/text" }, fix: null },
          ],
        },
      ],
    }));
});

describe("the fix of tts-too-long", () => {
  const long = message({ label: "Welcome", promptId: "prompt_w", position: { x: 100, y: 40 } });
  const text = "Welcome to us. We are glad that you call. How are you?";

  it("splits a message at the end of a sentence", () =>
    verifyRule(ttsTooLong, {
      valid: [],
      invalid: [
        {
          name: "in front of what follows, as late as fits; a language that fits is cut near its middle",
          flow: flowOf({
            nodes: { node_m: long, node_q: queue() },
            wires: { conn_a: "node_start -> node_m", conn_b: "node_m -> node_q" },
            prompts: { prompt_w: { "en-US": text, "de-DE": "Hallo. Wie geht es?" } },
            flow: { languages: ["en-US", "de-DE"] },
          }),
          profile: limited(45),
          problems: [
            {
              fix: {
                type: "batch",
                label: "Split into two messages",
                commands: [
                  {
                    type: "setPromptText",
                    promptId: "prompt_w",
                    language: "en-US",
                    text: { kind: "speech", text: "Welcome to us. We are glad that you call." },
                  },
                  {
                    type: "setPromptText",
                    promptId: "prompt_w",
                    language: "de-DE",
                    text: { kind: "speech", text: "Hallo." },
                  },
                  {
                    type: "putPrompt",
                    promptId: "prompt_w_2",
                    prompt: {
                      label: "prompt_w (2)",
                      texts: {
                        "en-US": { kind: "speech", text: "How are you?" },
                        "de-DE": { kind: "speech", text: "Wie geht es?" },
                      },
                    },
                  },
                  {
                    type: "addNode",
                    nodeId: "node_m_2",
                    node: {
                      kind: "message",
                      label: "Welcome (2)",
                      position: { x: 100, y: 200 },
                      promptId: "prompt_w_2",
                    },
                  },
                  {
                    type: "spliceNode",
                    connectionId: "conn_b",
                    nodeId: "node_m_2",
                    port: "next",
                    newConnectionId: "conn_m_2_next",
                  },
                ],
              },
              fixWords: "Split into two messages",
            },
          ],
        },
        {
          name: "a prompt that another block speaks too stays as it is",
          flow: flowOf({
            nodes: { node_h: hangup({ promptId: "prompt_w" }), node_m: long },
            wires: { conn_a: "node_start -> node_m", conn_b: "node_m -> node_h" },
            prompts: { prompt_w: text },
          }),
          profile: limited(45),
          problems: [
            {
              at: {
                nodeId: "node_h",
                promptId: "prompt_w",
                language: "en-US",
                pointer: "/prompts/prompt_w/texts/en-US/text",
              },
              fix: null,
            },
            {},
          ],
        },
        {
          name: "nothing follows yet, or what does not exist",
          flow: flowOf({
            nodes: { node_m: long, node_n: long },
            wires: ["node_start -> node_m", "node_n -> node_gone"],
            prompts: { prompt_w: text },
          }),
          profile: limited(45),
          problems: [{ severity: "error" }, { severity: "warning" }],
        },
        {
          name: "no sentence ends where it could be cut",
          flow: flowOf({
            nodes: { node_m: long },
            wires: ["node_start -> node_m"],
            prompts: { prompt_w: "Welcome to {{ 'the. best' }} office of all" },
          }),
          profile: limited(20),
          problems: [{ fix: null }],
        },
      ],
    }));
});
