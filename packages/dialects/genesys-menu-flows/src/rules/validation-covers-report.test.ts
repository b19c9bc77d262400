import type { Flow, FlowNode, PromptText } from "@tonegraph/flow-model";
import { agent, arbitraryFlow, flowOf, hangup, menu, message, queue, subflow } from "@tonegraph/flow-model/testing";
import { validateFlow } from "@tonegraph/flow-validation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFlow } from "../compile/compile-flow.ts";
import { profile } from "../index.ts";

const text: fc.Arbitrary<PromptText | null> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ kind: "speech", text: "Press a key." }) },
  { weight: 1, arbitrary: fc.constant({ kind: "speech", text: "Hello {{ name }}." }) },
  { weight: 1, arbitrary: fc.constant({ kind: "speech", text: " " }) },
  { weight: 1, arbitrary: fc.constant({ kind: "audio", assetId: "asset_1" }) },
  { weight: 1, arbitrary: fc.constant({ kind: "ssml", ssml: "<speak>Hello</speak>" }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const once = { noInput: { timeoutMs: 5000, maxRepeats: 0 }, noMatch: { maxRepeats: 0 } };
const NODES: Readonly<Record<string, FlowNode>> = {
  node_n: menu({ keys: ["1"], promptId: "prompt_n", ...once }),
  node_d: menu({ keys: ["1"], promptId: "prompt_n", ...once }),
  node_a: message({ promptId: "prompt_a" }),
  node_b: message({ promptId: "prompt_n" }),
  node_q: queue("queue_general"),
  node_g: agent("agent_1"),
  node_f: subflow({ flowId: "flow_x" }),
  node_i: agent("queue_general"),
  node_h: hangup(),
};
const RIGHT: Readonly<Record<string, string | null>> = {
  "node_start.next": "node_a",
  "node_a.next": "node_m",
  "node_b.next": "node_q",
  "node_m.key:1": "node_q",
  "node_m.key:2": "node_n",
  "node_m.noInput": "node_g",
  "node_m.noMatch": "node_g",
  "node_n.key:1": "node_f",
  "node_n.noInput": "node_q",
  "node_n.noMatch": "node_q",
  "node_d.key:1": "node_q",
  "node_d.noInput": "node_q",
  "node_d.noMatch": "node_q",
};
const end = fc.constantFrom(...Object.keys(RIGHT), "node_q.unavailable", "node_f.next");
const keys = fc.constantFrom(["1", "2"], ["1", "2"], ["1", "2", "1"]);
const otherwise = fc.dictionary(end, fc.constantFrom(null, "node_m", ...Object.keys(NODES)), { maxKeys: 2 });

interface Given {
  readonly english: PromptText | null;
  readonly german: PromptText | null;
  readonly keys: readonly string[];
}

// What Genesys Cloud can carry but for one or two faults, so that each fault is met alone, too.
const nearlyRight = fc
  .record({ otherwise, english: text, german: text, keys })
  .map(({ otherwise: wires, ...given }) => nearlyRightOf(wires, given));

function nearlyRightOf(wires: Readonly<Record<string, string | null>>, given: Given): Flow {
  const said = Object.entries({ "en-US": given.english, "de-DE": given.german });
  return flowOf({
    nodes: { ...NODES, node_m: menu({ keys: given.keys, promptId: "prompt_m", ...once }) },
    wires: Object.entries({ ...RIGHT, ...wires }).flatMap(([from, to]) => (to === null ? [] : [`${from} -> ${to}`])),
    prompts: {
      prompt_m: { label: "Main", texts: Object.fromEntries(said.flatMap(([name, one]) => (one ? [[name, one]] : []))) },
      prompt_n: { "en-US": "Press another key.", "de-DE": "Drücken Sie eine andere Taste." },
      prompt_a: { "en-US": "Welcome.", "de-DE": "Willkommen." },
    },
    flow: { languages: ["en-US", "de-DE"] },
  });
}

function unsupported(flow: Flow): readonly string[] {
  return compileFlow(flow).report.flatMap(({ kind, code }) => (kind === "unsupported" ? [code] : []));
}

function errors(flow: Flow): readonly string[] {
  return validateFlow(flow, profile).flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

describe("validation under this dialect's profile", () => {
  it.each([
    ["any flow", arbitraryFlow()],
    ["a flow that is nearly right", nearlyRight],
  ])("finds an error in %s that the compile report refuses", (_, flows) => {
    fc.assert(
      fc.property(flows, (flow) => {
        const refused = unsupported(flow);
        if (refused.length > 0) expect(errors(flow), refused.join(", ")).not.toEqual([]);
      }),
    );
  });

  it("is asked about faults that stand alone, and about flows without a fault", () => {
    const asked = fc.sample(nearlyRight, { numRuns: 300, seed: 1 }).map((flow) => [...new Set(unsupported(flow))]);
    const alone = new Set(asked.filter((codes) => codes.length <= 1).map(([code]) => code ?? "none"));
    expect([...alone].toSorted()).toEqual([
      "destination-not-supported",
      "exit-without-target",
      "id-not-unique",
      "key-twice",
      "menu-shared",
      "menu-without-prompt",
      "no-menu",
      "node-not-supported",
      "none",
      "not-a-menu",
      "prompt-recording",
      "prompt-ssml",
      "prompt-variables",
    ]);
  });
});
