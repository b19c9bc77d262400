import type { Fallback, Flow, FlowNode, PromptText } from "@tonegraph/flow-model";
import {
  agent,
  arbitraryFlow,
  externalNumber,
  flowOf,
  hangup,
  hours,
  menu,
  message,
  queue,
  vendorBlock,
} from "@tonegraph/flow-model/testing";
import { validateFlow } from "@tonegraph/flow-validation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFlow } from "../compile/compile-flow.ts";
import { profile } from "../index.ts";

const text: fc.Arbitrary<PromptText> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ kind: "speech", text: "Press a key." }) },
  { weight: 1, arbitrary: fc.constant({ kind: "speech", text: "Hello {{ name }}." }) },
  { weight: 1, arbitrary: fc.constant({ kind: "audio", assetId: "asset_1" }) },
  { weight: 1, arbitrary: fc.constant({ kind: "ssml", ssml: "<speak>Hello</speak>" }) },
);
const fallback = fc.constantFrom<Fallback | undefined>(
  undefined,
  { kind: "hangup" },
  { kind: "queue", queueId: "" },
  { kind: "agent", agentId: "agent_1" },
  { kind: "externalNumber", number: " " },
);
const NODES: Readonly<Record<string, FlowNode>> = {
  node_n: menu({ keys: ["1"], promptId: "prompt_n" }),
  node_a: message({ promptId: "prompt_a" }),
  node_b: message({ promptId: "prompt_n" }),
  node_q: queue(),
  node_g: agent("agent_1"),
  node_x: externalNumber("+12025550123"),
  node_h: hangup(),
  node_o: hours(),
  node_own: vendorBlock({
    dialect: "cxone-ivr-menus",
    type: "voicemail",
    config: { id: "box_7" },
    ports: [],
    terminal: true,
  }),
  node_foreign: vendorBlock({
    dialect: "elsewhere",
    type: "voicemail",
    config: { id: "box_7" },
    ports: [],
    terminal: true,
  }),
};
const RIGHT: Readonly<Record<string, string | null>> = {
  "node_start.next": "node_a",
  "node_a.next": "node_m",
  "node_b.next": "node_q",
  "node_m.key:1": "node_q",
  "node_m.key:2": "node_x",
  "node_m.noInput": "node_g",
  "node_m.noMatch": "node_g",
  "node_n.key:1": "node_q",
  "node_n.noInput": "node_q",
  "node_n.noMatch": "node_q",
};
const end = fc.constantFrom(...Object.keys(RIGHT).filter((name) => !name.startsWith("node_n")), "node_q.unavailable");
const keys = fc.constantFrom<string[]>(["1", "2"], ["1", "2"], ["1", "2", "1"], []);
const otherwise = fc.dictionary(end, fc.constantFrom(null, "node_m", ...Object.keys(NODES)), { maxKeys: 2 });

// What CXone can carry but for one or two faults, so that each fault is met alone, too.
const nearlyRight = fc
  .record({ otherwise, text, fallback, keys })
  .map(({ otherwise: wires, ...given }) => nearlyRightOf(wires, given));

interface Given {
  readonly text: PromptText;
  readonly fallback: Fallback | undefined;
  readonly keys: readonly string[];
}

const HEALTHY: Given = { text: { kind: "speech", text: "Press a key." }, fallback: undefined, keys: ["1", "2"] };

function nearlyRightOf(wires: Readonly<Record<string, string | null>>, given: Given = HEALTHY): Flow {
  return flowOf({
    nodes: { ...NODES, node_m: menu({ keys: given.keys, promptId: "prompt_m" }) },
    wires: Object.entries({ ...RIGHT, ...wires }).flatMap(([from, to]) => (to === null ? [] : [`${from} -> ${to}`])),
    prompts: {
      prompt_m: { label: "Main", texts: { "en-US": { kind: "speech", text: "Press a key." }, "de-DE": given.text } },
      prompt_n: { "en-US": "Press another key.", "de-DE": "Drücken Sie eine andere Taste." },
      prompt_a: { "en-US": "Welcome.", "de-DE": "Willkommen." },
    },
    flow: { languages: ["en-US", "de-DE"], ...(given.fallback === undefined ? {} : { fallback: given.fallback }) },
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
      { numRuns: 300 },
    );
  });

  it("is asked about faults that stand alone, and about flows without a fault", () => {
    const asked = fc.sample(nearlyRight, { numRuns: 600, seed: 1 }).map((flow) => [...new Set(unsupported(flow))]);
    const alone = new Set(asked.filter((codes) => codes.length <= 1).map(([code]) => code ?? "none"));
    expect([...alone].toSorted()).toEqual([
      "destination-not-supported",
      "hang-up-without-fallback",
      "key-twice",
      "key-without-target",
      "menu-without-keys",
      "no-menu",
      "node-not-supported",
      "none",
      "not-a-menu",
      "silence-without-target",
      "text-not-plain",
      "text-with-variables",
    ]);
  });

  it("refuses a destination that the document does not name, and another vendor's block", () => {
    for (const end of ["node_m.key:1", "node_m.noInput"]) {
      const own = nearlyRightOf({ [end]: "node_own" });
      expect([unsupported(own), errors(own)], end).toEqual([["destination-not-supported"], ["foreign-block"]]);
      const foreign = nearlyRightOf({ [end]: "node_foreign" });
      expect(unsupported(foreign), end).toContain("node-not-supported");
      expect(errors(foreign), end).not.toEqual([]);
    }
  });

  it.each(["node_b", "node_n"])("finds silence that leads to %s, and nothing else is wrong", (to) => {
    const flow = nearlyRightOf({ "node_m.noInput": to });
    expect(unsupported(flow)).toContain("destination-not-supported");
    expect(errors(flow)).toEqual(["unsupported-destination"]);
  });
});
