import { applyCommand, type Flow } from "@tonegraph/flow-model";
import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { flowFacts } from "../figures/flow-facts.ts";
import { createTally } from "../figures/tally.ts";
import type { Visit } from "../figures/visit.ts";
import { advise } from "./advise.ts";
import { queueAdvice, queuesAdvice } from "./queue-advice.ts";

const TEXT = "For sales, press 1. For support, press 2. For billing, press 3.";

function menuFlow(timeoutMs = 5000): Flow {
  return flowOf({
    nodes: {
      node_menu: {
        ...menu({ label: "Menu", keys: ["1", "2", "3"], promptId: "prompt_menu" }),
        noInput: { timeoutMs, maxRepeats: 2 },
      },
      node_a: queue("queue_a", { label: "Sales" }),
      node_b: queue("queue_b", { label: "Support" }),
      node_c: queue("queue_c", { label: "Billing" }),
    },
    wires: {
      conn_start: "node_start -> node_menu",
      conn_1: "node_menu.key:1 -> node_a",
      conn_2: "node_menu.key:2 -> node_b",
      conn_3: "node_menu.key:3 -> node_c",
      conn_silence: "node_menu.noInput -> node_a",
    },
    prompts: { prompt_menu: TEXT },
  });
}

interface Callers {
  readonly calls: number;
  readonly port: string;
  readonly seconds: number;
  readonly more?: Partial<Visit>;
}

function advised(groups: readonly Callers[], flow = menuFlow()) {
  const tally = createTally(flowFacts(flow));
  for (const { calls, port, seconds, more } of groups) {
    for (let call = 0; call < calls; call += 1) {
      const leaving = { kind: "port" as const, port };
      const stay = { callId: "c", index: 0, nodeId: "node_menu", enteredMs: 0, leftMs: seconds * 1000, leaving };
      tally.add([{ ...stay, noInputs: 0, noMatches: 0, keys: "", ...more }]);
    }
  }
  return advise({ flow, figures: tally.figures(), days: 1 });
}

describe("advise", () => {
  it("says what is chosen most first, and opens that as one change of order and words", () => {
    const [best] = advised([
      { calls: 10, port: "key:1", seconds: 3 },
      { calls: 10, port: "key:2", seconds: 4 },
      { calls: 80, port: "key:3", seconds: 6 },
    ]);
    expect(best).toMatchObject({ kind: "menuOrder", nodeId: "node_menu", calls: 100 });
    expect(best?.gain.low).toBeGreaterThan(0);
    const flow = best?.commands.reduce((sum, command) => {
      const done = applyCommand(sum, command);
      if (!done.ok) throw new Error(done.error.code);
      return done.value.flow;
    }, menuFlow());
    const node = flow?.nodes["node_menu"];
    expect(node?.kind === "menu" && node.options.map(({ key }) => key)).toEqual(["3", "1", "2"]);
    expect(flow?.prompts["prompt_menu"]?.texts["en-US"]).toEqual({
      kind: "speech",
      text: "For billing, press 3. For sales, press 1. For support, press 2.",
    });
  });

  it("numbers anew only where that pays although those who know the menu press the wrong key", () => {
    const listeners = [{ calls: 100, port: "key:3", seconds: 6 }];
    const renumbered = advised(listeners).find(({ kind }) => kind === "keyOrder");
    const regulars = [...listeners, { calls: 50, port: "key:3", seconds: 0.5 }];
    expect(advised(regulars).map(({ kind }) => kind)).toEqual(["menuOrder"]);
    const flow = renumbered?.commands.reduce((sum, command) => {
      const done = applyCommand(sum, command);
      return done.ok ? done.value.flow : sum;
    }, menuFlow());
    expect(flow?.connections["conn_3"]?.port).toBe("key:1");
    expect(flow?.connections["conn_1"]?.port).toBe("key:2");
    expect(flow?.prompts["prompt_menu"]?.texts["en-US"]).toMatchObject({
      text: "For billing, press 1. For sales, press 2. For support, press 3.",
    });
  });

  it("offers the key that is missed, to where silence leads", () => {
    const found = advised([
      { calls: 90, port: "key:1", seconds: 4 },
      { calls: 30, port: "key:1", seconds: 9, more: { keys: "01", noMatches: 1 } },
    ]);
    expect(found).toMatchObject([{ kind: "missingExit", calls: 120 }]);
    expect(found[0]?.title).toMatch(/ press 0, which leads nowhere: offer it, to .+, where silence leads now\.$/u);
    const [command] = found[0]?.commands ?? [];
    const done = command === undefined ? null : applyCommand(menuFlow(), command);
    expect(done?.ok === true && Object.values(done.value.flow.connections)).toContainEqual({
      source: "node_menu",
      port: "key:0",
      target: "node_a",
    });
  });

  it("leads the missed key nowhere that does not exist", () => {
    const flow = menuFlow();
    flow.connections["conn_wrong"] = { source: "node_menu", port: "noMatch", target: "node_gone" };
    const missed = [{ calls: 100, port: "key:1", seconds: 9, more: { keys: "01", noMatches: 1 } }];
    const [offer] = advised(missed, flow);
    expect(offer?.title).toContain("where silence leads now");
    const [command] = offer?.commands ?? [];
    expect(command && applyCommand(flow, command).ok).toBe(true);
  });

  it.each([
    [15_000, "lowerTimeout"],
    [2000, "raiseTimeout"],
  ])("advises on a time-out of %i ms: %s", (timeoutMs, kind) => {
    const callers = [
      { calls: 60, port: "key:1", seconds: 3 },
      { calls: 40, port: "key:1", seconds: 25, more: { noInputs: 1 } },
    ];
    expect(advised(callers, menuFlow(timeoutMs))).toMatchObject([{ kind, calls: 100 }]);
  });

  it.each([
    ["29 calls", [{ calls: 29, port: "key:3", seconds: 6 }]],
    ["options in their best order", [{ calls: 300, port: "key:1", seconds: 3 }]],
    ["nobody", []],
  ])("has nothing to say of %s", (_name, groups) => {
    expect(advised(groups)).toEqual([]);
  });
});

describe("queueAdvice", () => {
  it.each([
    [
      { availableAgents: 4, waitSeconds: 120 },
      { dynamicTimeoutMultiplier: 1, fallbackEnabled: false },
    ],
    [
      { availableAgents: 4, waitSeconds: 121 },
      { dynamicTimeoutMultiplier: 2, fallbackEnabled: true },
    ],
    [
      { availableAgents: 0, waitSeconds: 0 },
      { dynamicTimeoutMultiplier: 2, fallbackEnabled: true },
    ],
    [
      { availableAgents: 0, waitSeconds: null },
      { dynamicTimeoutMultiplier: 2, fallbackEnabled: true },
    ],
    [
      { availableAgents: null, waitSeconds: 121 },
      { dynamicTimeoutMultiplier: 2, fallbackEnabled: true },
    ],
    // What is missing is not 0: neither half of the rule is known to be kept.
    [{ availableAgents: 4, waitSeconds: null }, null],
    [{ availableAgents: null, waitSeconds: 5 }, null],
    [{ availableAgents: null, waitSeconds: null }, null],
  ])("of %o", (load, proposal) => {
    expect(queueAdvice(load)).toEqual(proposal);
  });
});

describe("queuesAdvice", () => {
  const [busy, calm] = [
    { availableAgents: 0, waitSeconds: 0 },
    { availableAgents: 2, waitSeconds: 30 },
  ];
  it.each([
    ["one busy queue among others, known or not", [calm, null, busy], 2],
    ["queues that are all known to do well", [calm, calm], 1],
    ["one that could not be asked", [calm, null], null],
    ["one that told half", [calm, { availableAgents: 2, waitSeconds: null }], null],
    ["no queue", [], null],
  ])("of %s", (_, loads, multiplier) => {
    expect(queuesAdvice(loads)?.dynamicTimeoutMultiplier ?? null).toBe(multiplier);
  });
});
