import { flowOf, message } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { invalidSsml } from "./invalid-ssml.ts";

const saying = (ssml: string) =>
  flowOf({
    nodes: { node_m: message({ label: "Welcome", promptId: "prompt_w" }) },
    wires: ["node_start -> node_m"],
    prompts: { prompt_w: { label: "W", texts: { "en-US": { kind: "ssml", ssml } } } },
  });

describe("invalid-ssml", () => {
  it("finds markup that no engine can speak", () =>
    verifyRule(invalidSsml, {
      valid: [
        { name: "well-formed", flow: saying('<speak>Hello <break time="1s"/> &amp; welcome</speak>') },
        { name: "with a template", flow: saying("<speak>Hello {{ a < b ? 'you' : 'all' }}</speak>") },
        { name: "empty, which is another problem", flow: saying(" ") },
        {
          name: "of a vendor's own",
          flow: saying('<speak><amazon:effect name="whispered">Hi</amazon:effect></speak>'),
        },
        {
          name: "plain text",
          flow: flowOf({ nodes: { node_m: message({ promptId: "prompt_w" }) }, prompts: { prompt_w: "1 < 2 & 3" } }),
        },
      ],
      invalid: [
        {
          name: "an element that is not closed",
          flow: saying("<speak>Hello <b>there</speak>"),
          problems: [
            {
              severity: "error",
              at: {
                nodeId: "node_m",
                promptId: "prompt_w",
                language: "en-US",
                pointer: "/prompts/prompt_w/texts/en-US/ssml",
              },
              params: {
                role: "main",
                language: "en-US",
                fault: "syntax",
                position: 21,
                line: 1,
                column: 22,
                message: "Missing end tag for element b",
                lines: false,
              },
              related: [],
              fix: null,
              words:
                "What “Welcome” says in en-US is no valid SSML, so that callers may hear nothing or the tags read aloud. At character 22: Missing end tag for element b.",
            },
          ],
        },
        {
          name: "in a later line",
          flow: saying("<speak>\nQ & A\n</speak>"),
          problems: [
            {
              words:
                "What “Welcome” says in en-US is no valid SSML, so that callers may hear nothing or the tags read aloud. At line 2, character 5: Unterminated reference (a reference must end with `;`).",
            },
          ],
        },
        {
          name: "without an element around it",
          flow: saying("Hello <break/>"),
          problems: [
            {
              words:
                "What “Welcome” says in en-US is no valid SSML, so that callers may hear nothing or the tags read aloud. It must be one <speak> element with everything inside it.",
            },
          ],
        },
        {
          name: "entities that would grow",
          flow: saying('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><speak>&b;</speak>'),
          problems: [{}],
        },
        { name: "1 MB of open elements", flow: saying("<p>".repeat(350_000)), problems: [{}] },
      ],
    }));
});
