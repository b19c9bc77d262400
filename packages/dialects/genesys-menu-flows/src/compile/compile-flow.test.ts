import type { Flow, FlowNode, PromptText } from "@tonegraph/flow-model";
import { agent, flowOf, hangup, menu, message, queue, subflow, type FlowShape } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { converter } from "../convert.ts";

const once = { noInput: { timeoutMs: 5000, maxRepeats: 0 }, noMatch: { maxRepeats: 0 } };
const NODES: Readonly<Record<string, FlowNode>> = {
  node_m: menu({ label: "Main", keys: ["1"], promptId: "prompt_m", ...once }),
  node_q: queue("queue-sales", { label: "Sales" }),
  node_g: agent("agent-transfer", { label: "Agent" }),
};
const WIRES = [
  "node_start -> node_m",
  "node_m.key:1 -> node_q",
  "node_m.noInput -> node_g",
  "node_m.noMatch -> node_g",
];

/** A flow that is carried whole, with other nodes, exits and texts where a case has them. */
function flowWith({
  nodes = {},
  wires = [],
  prompts = {},
  flow = {},
}: Omit<FlowShape, "wires"> & { wires?: readonly string[] }): Flow {
  const given = new Set(wires.map((wire) => wire.split("->")[0]?.trim()));
  const others = WIRES.filter((wire) => !given.has(wire.split("->")[0]?.trim()));
  return flowOf({
    nodes: { ...NODES, ...nodes },
    wires: [...others, ...wires],
    prompts: { prompt_m: "Press 1 for sales.", ...prompts },
    flow: { name: "Support", ...flow },
  });
}

const main = (fields: Parameters<typeof menu>[0]): FlowNode =>
  menu({ label: "Main", keys: ["1"], promptId: "prompt_m", ...once, ...fields });
const inner = (label: string): FlowNode => menu({ label, keys: [], promptId: "prompt_m", ...once });
const texts = (language: "en-US" | "es-ES", text: PromptText) => ({
  prompt_m: { label: "Main", texts: { "en-US": { kind: "speech" as const, text: "Hi." }, [language]: text } },
});

describe("what compiling reports", () => {
  it("is nothing where everything is carried", () => expect(converter.compile(flowWith({})).report).toEqual([]));

  it.each<[string, Parameters<typeof flowWith>[0], string[]]>([
    ["a start that leads nowhere", { wires: ["node_start -> node_gone"] }, ["unsupported no-menu"]],
    ["a queue at once", { wires: ["node_start -> node_q"] }, ["unsupported not-a-menu"]],
    [
      "a hang-up at once, told once",
      { nodes: { node_h: hangup() }, wires: ["node_start -> node_h"] },
      ["unsupported node-not-supported"],
    ],
    [
      "a message before the menu",
      { nodes: { node_a: message() }, wires: ["node_start -> node_a", "node_a -> node_m"] },
      ["approximated message-joined"],
    ],
    [
      "one that must be heard to its end",
      { nodes: { node_a: message({ interruptible: false }) }, wires: ["node_start -> node_a", "node_a -> node_m"] },
      ["approximated message-joined", "dropped barge-in"],
    ],
    ["a key that leads nowhere", { wires: ["node_m.key:1 -> node_gone"] }, ["unsupported exit-without-target"]],
    [
      "silence that leads nowhere",
      { wires: ["node_m.noInput -> node_gone", "node_m.noMatch -> node_gone"] },
      ["unsupported exit-without-target"],
    ],
    [
      "a key that leads to a message",
      { nodes: { node_a: message() }, wires: ["node_m.key:1 -> node_a", "node_a -> node_q"] },
      ["unsupported destination-not-supported"],
    ],
    ["a key twice", { nodes: { node_m: main({ keys: ["1", "1"] }) } }, ["unsupported key-twice"]],
    [
      "a menu with two ways to it",
      {
        nodes: { node_m: main({ keys: ["1", "2"] }), node_n: inner("Orders") },
        wires: [
          "node_m.key:1 -> node_n",
          "node_m.key:2 -> node_n",
          "node_n.noInput -> node_q",
          "node_n.noMatch -> node_q",
        ],
      },
      ["unsupported menu-shared"],
    ],
    ["a menu that leads to itself", { wires: ["node_m.key:1 -> node_m"] }, ["unsupported menu-shared"]],
    ["two things of one id", { nodes: { node_g: agent("queue-sales") } }, ["unsupported id-not-unique"]],
    ["no prompt", { nodes: { node_m: main({ promptId: "" }) } }, ["unsupported menu-without-prompt"]],
    [
      "SSML",
      { prompts: texts("en-US", { kind: "ssml", ssml: "<speak/>" }) },
      ["unsupported prompt-ssml", "unsupported menu-without-prompt"],
    ],
    ["a variable", { prompts: texts("en-US", { kind: "speech", text: "{{ x }}" }) }, ["unsupported prompt-variables"]],
    [
      "a recording beside a text",
      { prompts: texts("es-ES", { kind: "audio", assetId: "a" }), flow: { languages: ["en-US", "es-ES"] } },
      ["unsupported prompt-recording", "approximated languages-by-texts"],
    ],
    [
      "a recording for one of two languages",
      { prompts: texts("en-US", { kind: "audio", assetId: "a" }), flow: { languages: ["en-US", "es-ES"] } },
      ["approximated recording-in-all-languages", "approximated languages-by-texts"],
    ],
    [
      "a text in a language of its own",
      { prompts: texts("es-ES", { kind: "speech", text: "Hola." }) },
      ["dropped text-of-foreign-language"],
    ],
    [
      "half a second",
      { nodes: { node_m: main({ noInput: { timeoutMs: 5500, maxRepeats: 0 } }) } },
      ["approximated timeout-rounded"],
    ],
    ["repeats", { nodes: { node_m: main({ noMatch: { maxRepeats: 2 } }) } }, ["approximated repeats-not-carried"]],
    [
      "a wrong key with a way of its own",
      { wires: ["node_m.noMatch -> node_q"] },
      ["approximated no-separate-no-match"],
    ],
    [
      "a word after silence",
      { nodes: { node_m: main({ noInput: { timeoutMs: 5000, maxRepeats: 0, promptId: "prompt_m" } }) } },
      ["dropped retry-prompt"],
    ],
    ["spoken answers", { nodes: { node_m: main({ speechEnabled: true }) } }, ["dropped speech-input"]],
    ["what follows a queue", { wires: ["node_q.unavailable -> node_g"] }, ["dropped exit-of-destination"]],
    ["a priority", { nodes: { node_q: queue("queue-sales", { priority: 3 }) } }, ["dropped queue-priority"]],
    [
      "variables for a flow",
      { nodes: { node_q: subflow({ flowId: "flow_x", pass: ["a"] }) } },
      ["dropped flow-variables"],
    ],
    [
      "what belongs to the flow",
      {
        flow: {
          variables: { a: { type: "string", default: "" } },
          campaignId: "camp_1",
          activeWindow: { from: "2026-12-24T00:00:00Z", until: "2026-12-27T00:00:00Z" },
          fallback: { kind: "hangup" },
        },
      },
      ["dropped variables", "dropped active-window", "dropped campaign", "dropped flow-fallback"],
    ],
  ])("tells of %s", (_, shape, codes) => {
    const report = converter.compile(flowWith(shape)).report.filter(({ code }) => code !== "node-not-reached");
    expect(report.map(({ kind, code }) => `${kind} ${code}`)).toEqual(codes);
  });

  it("tells of a block that no call comes to", () => {
    const { report } = converter.compile(flowWith({ nodes: { node_x: queue("x", { label: "Spare" }) } }));
    const words = "No caller comes to “Spare” at Genesys Cloud, so it is not sent.";
    expect(report).toEqual([{ kind: "dropped", code: "node-not-reached", nodeId: "node_x", params: {}, words }]);
  });

  it("tells of a sixth menu inside five, and sends five", () => {
    const nodes = Object.fromEntries([2, 3, 4, 5, 6].map((level) => [`node_l${level}`, inner(`Level ${level}`)]));
    const wires = [2, 3, 4, 5].flatMap((level) => [
      `node_l${level}.noInput -> node_l${level + 1}`,
      `node_l${level}.noMatch -> node_l${level + 1}`,
    ]);
    const { artefact, report } = converter.compile(
      flowWith({
        nodes,
        wires: ["node_m.key:1 -> node_l2", ...wires, "node_l6.noInput -> node_q", "node_l6.noMatch -> node_q"],
      }),
    );
    expect(report).toMatchObject([{ kind: "unsupported", code: "menu-too-deep", nodeId: "node_l6" }]);
    expect(JSON.stringify(artefact).match(/"type":"dtmf"/g)).toHaveLength(5);
  });
});

describe("what compiling makes", () => {
  const partsOf = (flow: Flow): { menu: object; phrases: object; targets: object } => {
    const { steps, phrases, targets } = Object(converter.compile(flow).artefact);
    return { menu: steps[0].nextStep, phrases, targets };
  };

  it("joins the message to the menu's words, in every language that either has", () => {
    const nodes = { node_a: message({ promptId: "prompt_a" }) };
    const prompts = { prompt_a: { "en-US": "Welcome.", "es-ES": "Bienvenido." } };
    const wires = ["node_start -> node_a", "node_a -> node_m"];
    const { phrases } = partsOf(flowWith({ nodes, wires, prompts, flow: { languages: ["en-US", "es-ES"] } }));
    expect(phrases).toMatchObject([
      { id: expect.stringMatching(/^m-[0-9a-f]{12}$/), locale: "en-US", text: "Welcome. Press 1 for sales." },
      { locale: "es-ES", text: "Bienvenido." },
    ]);
  });

  it("names a recording by its own id, and sends no phrase for it", () => {
    const { menu: sent, phrases } = partsOf(
      flowWith({ prompts: texts("en-US", { kind: "audio", assetId: "asset 7" }) }),
    );
    expect(sent).toMatchObject({ promptId: "asset 7" });
    expect(phrases).toBeUndefined();
  });

  it("keeps beside the flow what an id is of that does not say it", () => {
    const nodes = { node_q: queue("flow-of-goods"), node_g: agent("maria") };
    expect(partsOf(flowWith({ nodes })).targets).toEqual([
      { id: "flow-of-goods", kind: "queue" },
      { id: "maria", kind: "agent" },
    ]);
    expect(partsOf(flowWith({})).targets).toBeUndefined();
  });

  it("gives a menu that stands in another one by key and by silence one place", () => {
    const nodes = { node_n: inner("Orders") };
    const flow = flowWith({
      nodes,
      wires: [
        "node_m.noInput -> node_n",
        "node_m.noMatch -> node_n",
        "node_n.noInput -> node_q",
        "node_n.noMatch -> node_q",
      ],
    });
    expect(partsOf(flow).menu).toMatchObject({
      timeoutTarget: "n",
      nextSteps: [{ id: "n", timeoutTarget: "queue-sales" }],
    });
    expect(converter.compile(flow).report).toMatchObject([{ code: "node-not-reached", nodeId: "node_g" }]);
  });

  it.each([
    [1499, 1],
    [1500, 2],
    [5500, 6],
  ])("sends the whole seconds that it says callers wait: %i ms are %i s", (timeoutMs, seconds) => {
    const flow = flowWith({ nodes: { node_m: main({ noInput: { timeoutMs, maxRepeats: 0 } }) } });
    expect(partsOf(flow).menu).toMatchObject({ timeoutSeconds: seconds });
    expect(converter.compile(flow).report).toMatchObject([
      { words: `Genesys Cloud waits whole seconds: “Main” waits ${seconds} s for a key.` },
    ]);
  });

  it("says of a flow that is switched off that it stays so", () => {
    const off = { name: "Off", type: "conversation", settings: { enabled: false }, steps: [] };
    const drawn = converter.decompile(off);
    if (!drawn.ok) throw new Error("it cannot be drawn");
    expect(converter.compile(drawn.value.flow).report.map(({ code }) => code)).toContain("flow-switched-off");
  });
});
