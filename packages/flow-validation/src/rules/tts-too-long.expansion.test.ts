import type { Flow, PromptText } from "@tonegraph/flow-model";
import { flowOf, message, queue } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import type { SpeechLimit } from "../profile.ts";
import { verifyRule } from "../testing/verify-rule.ts";
import { ttsTooLong } from "./tts-too-long.ts";

const upTo = (limit: number, speech: Partial<SpeechLimit> = {}, assumedVariableLength = 40) => ({
  speech: { unit: "characters" as const, limit, overflow: "refused" as const, ...speech },
  assumedVariableLength,
});

function saying(text: PromptText, variables: Flow["variables"] = {}): Flow {
  return flowOf({
    nodes: { node_m: message({ label: "Welcome", promptId: "prompt_w" }), node_q: queue() },
    wires: { conn_a: "node_start -> node_m", conn_b: "node_m -> node_q" },
    prompts: { prompt_w: { label: "W", texts: { "en-US": text } } },
    flow: { variables },
  });
}
const speech = (text: string): PromptText => ({ kind: "speech", text });
const ssml = (inner: string): PromptText => ({ kind: "ssml", ssml: `<speak>${inner}</speak>` });

describe("tts-too-long of templates", () => {
  it("counts the longest that they can become", () =>
    verifyRule(ttsTooLong, {
      valid: [
        { name: "a variable as long as the profile assumes", flow: saying(speech("{{ a }}")), profile: upTo(40) },
        {
          name: "a number by its digits",
          flow: saying(speech("{{ n }}"), { n: { type: "number", default: 0 } }),
          profile: upTo(17),
        },
        {
          name: "a choice by its longer literal",
          flow: saying(speech("{{ a ? 'open' : 'closed' }}")),
          profile: upTo(6),
        },
        { name: "the caller's number", flow: saying(speech("{{ ani }}")), profile: upTo(22) },
        { name: "what a profile does not assume", flow: saying(speech("{{ a }}{{ b.c }}")), profile: upTo(0, {}, 0) },
        { name: "what does not parse, by its words", flow: saying(speech("Hi {{ 1 + }}")), profile: upTo(3) },
      ],
      invalid: [
        {
          name: "a variable without a bound",
          flow: saying(speech("Hello {{ name }}")),
          profile: upTo(45),
          problems: [
            {
              words:
                "What “Welcome” says in en-US is 46 long once its variables are filled in (40 characters are assumed where nothing bounds them), 1 more than the 45 characters that can be spoken: the phone system would refuse the flow.",
            },
          ],
        },
        {
          name: "a choice by the literal that is longer in the engine's unit",
          flow: saying(speech("{{ a ? 'üüü' : 'aaaa' }}")),
          profile: upTo(5, { unit: "utf8Bytes" }),
          problems: [{}],
        },
        {
          name: "two literals put together",
          flow: saying(speech("{{ 'abc' + 'def' }}")),
          profile: upTo(5),
          problems: [{}],
        },
        {
          name: "an encoded value",
          flow: saying(speech("{{ encodeUriComponent('é é') }}")),
          profile: upTo(13),
          problems: [{}],
        },
        { name: "a truth", flow: saying(speech("{{ a == b }}")), profile: upTo(4), problems: [{}] },
      ],
    }));
});

describe("tts-too-long of markup and segments", () => {
  it("counts tags where the engine does", () =>
    verifyRule(ttsTooLong, {
      valid: [
        {
          name: "billed without tags",
          flow: saying(ssml("<b>Hello</b>")),
          profile: upTo(5, { unit: "billedCharacters" }),
        },
        {
          name: "segments that can be chained",
          flow: saying(speech("one two three ".repeat(100))),
          profile: upTo(Infinity, { segment: { limit: 10, chainable: true } }),
        },
      ],
      invalid: [
        { name: "with tags", flow: saying(ssml("<b>Hello</b>")), profile: upTo(26), problems: [{ fix: null }] },
        {
          name: "a word that no segment holds",
          flow: saying(speech("one twothreefour")),
          profile: upTo(Infinity, { segment: { limit: 10, chainable: true } }),
          problems: [
            {
              words:
                "What “Welcome” says in en-US has a part that is 12 long, 2 more than the 10 characters that can be spoken at once: the phone system would refuse the flow.",
            },
          ],
        },
        {
          name: "more than one segment where they cannot be chained",
          flow: saying(speech("one two three")),
          profile: upTo(Infinity, { segment: { limit: 10, chainable: false } }),
          problems: [{}],
        },
      ],
    }));

  it("splits markup where no element is cut in two", () =>
    verifyRule(ttsTooLong, {
      valid: [],
      invalid: [
        {
          name: "1 MB of sentences",
          flow: saying(speech("Press one. ".repeat(95_000))),
          profile: upTo(450),
          problems: [{}],
        },
        {
          name: "two sentences",
          flow: saying(ssml("Hello <b>you</b>. Bye now.")),
          profile: upTo(35),
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
                    text: { kind: "ssml", ssml: "<speak>Hello <b>you</b>.</speak>" },
                  },
                  {
                    type: "putPrompt",
                    promptId: "prompt_w_2",
                    prompt: {
                      label: "W (2)",
                      texts: { "en-US": { kind: "ssml", ssml: "<speak>Bye now.</speak>" } },
                    },
                  },
                  {
                    type: "addNode",
                    nodeId: "node_m_2",
                    node: {
                      kind: "message",
                      label: "Welcome (2)",
                      position: { x: 240, y: 160 },
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
            },
          ],
        },
      ],
    }));
});
