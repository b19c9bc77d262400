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
import { catalogueFor, describeProblem, validateFlow } from "@tonegraph/flow-validation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFlow } from "../compile/compile-flow.ts";
import { profile } from "../index.ts";

const text: fc.Arbitrary<PromptText> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ kind: "audio", assetId: "asset_1" }) },
  { weight: 1, arbitrary: fc.constant({ kind: "audio", assetId: " " }) },
  { weight: 1, arbitrary: fc.constant({ kind: "speech", text: "Hello." }) },
  { weight: 1, arbitrary: fc.constant({ kind: "ssml", ssml: "<speak>Hello</speak>" }) },
);
const fallback = fc.constantFrom<Fallback | undefined>(
  { kind: "hangup" },
  { kind: "hangup" },
  undefined,
  { kind: "agent", agentId: "agent_1" },
  { kind: "queue", queueId: "queue_a" },
);
const NODES: Readonly<Record<string, FlowNode>> = {
  node_b: message({ promptId: "prompt_a" }),
  node_c: message({ promptId: "" }),
  node_q: queue("queue_a"),
  node_e: queue(" "),
  node_g: agent("agent_1"),
  node_x: externalNumber("+12025550123"),
  node_y: queue("+12025550123"),
  node_h: hangup(),
  node_o: hours(),
  node_v: vendorBlock(),
};
const RIGHT: Readonly<Record<string, string | null>> = {
  "node_start.next": "node_a",
  "node_a.next": "node_m",
  "node_b.next": "node_q",
  "node_c.next": "node_q",
  "node_m.key:1": "node_q",
  "node_m.key:2": "node_x",
  "node_m.noInput": "node_h",
  "node_m.noMatch": "node_h",
};
const otherwise = fc.dictionary(
  fc.constantFrom(...Object.keys(RIGHT)),
  fc.constantFrom(null, "node_m", ...Object.keys(NODES)),
  { maxKeys: 2 },
);
const keys = fc.constantFrom(["1", "2"], ["1", "2"], ["1", "2", "1"]);

// What CXone can carry but for one or two faults, so that each fault is met alone, too.
const nearlyRight = fc.record({ otherwise, text, fallback, keys }).map((given): Flow => {
  const wires = Object.entries({ ...RIGHT, ...given.otherwise });
  return flowOf({
    nodes: {
      ...NODES,
      node_a: message({ promptId: "prompt_a" }),
      node_m: menu({ keys: given.keys, promptId: "" }),
    },
    wires: wires.flatMap(([from, to]) => (to === null ? [] : [`${from} -> ${to}`])),
    prompts: { prompt_a: { label: "Welcome", texts: { "en-US": given.text } } },
    flow: { campaignId: "camp_1", ...(given.fallback === undefined ? {} : { fallback: given.fallback }) },
  });
});

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
      { numRuns: 200 },
    );
  });

  it("is asked about faults that stand alone, and about flows without a fault", () => {
    const asked = fc.sample(nearlyRight, { numRuns: 400, seed: 1 }).map((flow) => [...new Set(unsupported(flow))]);
    const alone = new Set(asked.filter((codes) => codes.length <= 1).map(([code]) => code ?? "none"));
    expect([...alone].toSorted()).toEqual([
      "destination-missing",
      "fallback-missing",
      "foreign-block",
      "greeting-not-recorded",
      "id-twice",
      "key-twice",
      "node-not-supported",
      "none",
      "nothing-to-do",
    ]);
  });

  it("and the compiler find a way that is too long, in the same words", () => {
    const messages = Array.from({ length: 16 }, (_, index) => `node_${index}`);
    const flow = flowOf({
      nodes: Object.fromEntries(messages.map((id) => [id, message({ promptId: "prompt_a" })])),
      wires: ["node_start", ...messages].slice(0, -1).map((id, index) => `${id} -> node_${index}`),
      prompts: { prompt_a: { label: "Welcome", texts: { "en-US": { kind: "audio", assetId: "asset_1" } } } },
      flow: { fallback: { kind: "hangup" }, campaignId: "camp_1" },
    });
    expect(unsupported(flow)).toEqual(["path-too-deep"]);
    const [found] = validateFlow(flow, profile).filter(({ code }) => code === "path-too-deep");
    if (found === undefined) throw new Error("the way is too long");
    expect(compileFlow(flow).report.find(({ code }) => code === "path-too-deep")).toMatchObject({
      nodeId: "node_15",
      words: describeProblem(found, flow, catalogueFor(profile)),
    });
  });
});
