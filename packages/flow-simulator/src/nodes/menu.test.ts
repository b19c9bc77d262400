import { flowOf, language, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { CallSetup } from "../call-setup.ts";
import { createSimulator } from "../create-simulator.ts";
import { runCall, type CallRecord } from "../run-call.ts";

const option = (key: string, speech: Record<string, string[]>) => ({ key, label: `Option ${key}`, speech });
const spoken = flowOf({
  nodes: {
    node_menu: menu({
      speechEnabled: true,
      keys: [
        option("1", { "en-US": ["sales", "sales department"], "es-ES": ["ventas"] }),
        option("2", { "en-US": ["Café, please"] }),
        option("3", { "en-US": ["sales department north"] }),
        option("4", {}),
      ],
    }),
    ...Object.fromEntries(["1", "2", "3", "4"].map((key) => [`node_q${key}`, queue(`queue_${key}`)])),
  },
  wires: ["node_start -> node_menu", ...["1", "2", "3", "4"].map((key) => `node_menu.key:${key} -> node_q${key}`)],
  flow: { languages: ["en-US", "es-ES"] },
});

describe("menuBehaviour", () => {
  it.each<[string, string, CallSetup]>([
    ["sales", "node_q1", {}],
    ["SALES!", "node_q1", {}],
    ["I want sales, please", "node_q1", {}],
    ["the sales department", "node_q1", {}],
    ["sales department north", "node_q3", {}],
    ["cafe please", "node_q2", {}],
    ["Ventas", "node_q1", { language: "es-ES" }],
    ["café please", "node_q2", { language: "es-ES" }],
  ])("understands “%s” as %s", (say, nodeId, setup) => {
    expect(runCall(createSimulator(spoken), { inputs: [{ say }], setup }).end).toMatchObject({ nodeId, keys: 0 });
  });

  it.each<[string, CallSetup]>([
    ["salesman", {}],
    ["something else", {}],
    ["", {}],
    ["…", {}],
    ["sales", { language: "es-ES" }],
  ])("takes “%s” for a no-match", (say, setup) => {
    const { effects } = runCall(createSimulator(spoken), { inputs: [{ say }, { hangUp: true }], setup });
    expect(effects.map(({ kind }) => kind)).toContain("noMatch");
  });
});

describe("languageBehaviour", () => {
  const flow = flowOf({
    nodes: {
      node_choice: language({ promptId: "prompt_choice", noInput: { timeoutMs: 3000, maxRepeats: 1 } }),
      node_hello: message({ promptId: "prompt_hello" }),
      node_more: message({ promptId: "prompt_more" }),
      node_q: queue(),
      node_silent: queue("queue_silent"),
    },
    wires: [
      "node_start -> node_choice",
      "node_choice.lang:es-ES -> node_hello",
      "node_choice.noInput -> node_silent",
      "node_hello -> node_more",
      "node_more -> node_q",
    ],
    prompts: {
      prompt_choice: "Press 1. Pulse 2.",
      prompt_hello: { "en-US": "Hello.", "es-ES": "Hola." },
      prompt_more: "Only English.",
    },
    flow: { languages: ["en-US", "es-ES"] },
  });
  const run = (...presses: string[]): CallRecord =>
    runCall(createSimulator(flow), { inputs: presses.map((press) => ({ press })) });

  it("speaks the language from there on, and the default one, with a remark, where a text is missing", () => {
    const { effects } = run("2");
    const plays = effects.flatMap((effect) => (effect.kind === "play" ? [[effect.text, effect.language]] : []));
    expect(plays).toEqual([
      ["Press 1. Pulse 2.", "en-US"],
      ["Hola.", "es-ES"],
      ["Only English.", "en-US"],
    ]);
    const remarks = effects.flatMap((effect) => (effect.kind === "remark" ? [effect] : []));
    expect(remarks).toMatchObject([
      { code: "translationMissing", params: { promptId: "prompt_more", language: "es-ES", instead: "en-US" } },
    ]);
    expect(effects).toContainEqual(expect.objectContaining({ kind: "set", variable: "language", value: "es-ES" }));
  });

  it("counts wrong keys as silence: it has no exit of its own for them", () => {
    expect(run("9", "8").end).toMatchObject({ nodeId: "node_silent", keys: 2 });
    expect(run("9", "2").end).toMatchObject({ nodeId: "node_q" });
    expect(run().end).toMatchObject({ nodeId: "node_silent" });
  });
});
