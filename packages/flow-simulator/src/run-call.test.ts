import type { CallInput } from "@tonegraph/flow-model";
import { collect, flowOf, hangup, menu, message, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createSimulator } from "./create-simulator.ts";
import { runCall, type CallRecord } from "./run-call.ts";

const shop = flowOf({
  nodes: {
    node_hello: message({ promptId: "prompt_hello" }),
    node_menu: menu({
      keys: ["1", "2", "3"],
      promptId: "prompt_menu",
      noInput: { timeoutMs: 5000, maxRepeats: 1, promptId: "prompt_sorry" },
      noMatch: { maxRepeats: 1 },
    }),
    node_pin: collect({ variable: "pin", minDigits: 4, maxDigits: 6, terminator: "#", sensitive: true }),
    node_sales: queue("queue_sales", { done: true }),
    node_bye: hangup({ promptId: "prompt_bye", outcome: "abandoned" }),
  },
  wires: [
    "node_start -> node_hello",
    "node_hello -> node_menu",
    "node_menu.key:1 -> node_sales",
    "node_menu.key:2 -> node_pin",
    "node_menu.key:3 -> node_menu",
    "node_menu.noInput -> node_bye",
    "node_menu.noMatch -> node_bye",
    "node_pin.collected -> node_sales",
    "node_pin.noInput -> node_bye",
  ],
  prompts: { prompt_hello: "Hello.", prompt_menu: "Press 1 or 2.", prompt_bye: "Goodbye.", prompt_sorry: "Sorry?" },
});
const simulator = createSimulator(shop);
const run = (...inputs: CallInput[]): CallRecord => runCall(simulator, { inputs });
const path = ({ steps }: CallRecord): string[] => steps.map(({ nodeId }) => nodeId.replace("node_", ""));

describe("runCall", () => {
  it.each<[string, CallInput[], { nodes: string; end: Partial<CallRecord["end"]> }]>([
    [
      "a key",
      [{ press: "1" }],
      { nodes: "start hello menu sales", end: { kind: "queue", reason: "terminal", keys: 1, done: true } },
    ],
    [
      "silence",
      [],
      { nodes: "start hello menu bye", end: { kind: "hangup", reason: "terminal", keys: 0, done: false } },
    ],
    ["silence, then a key", [{ wait: true }, { press: "1" }], { nodes: "start hello menu sales", end: { keys: 1 } }],
    [
      "a wrong key, then a right one",
      [{ press: "9" }, { press: "1" }],
      { nodes: "start hello menu sales", end: { keys: 2 } },
    ],
    ["wrong keys", [{ press: "9" }, { press: "8" }], { nodes: "start hello menu bye", end: { keys: 2 } }],
    [
      "silence and wrong keys, each with a counter of its own",
      [{ wait: true }, { press: "9" }, { press: "1" }],
      { nodes: "start hello menu sales", end: { keys: 2 } },
    ],
    [
      "a hang-up",
      [{ hangUp: true, afterMs: 300 }],
      { nodes: "start hello menu", end: { kind: "menu", reason: "hungUp", done: false } },
    ],
    [
      "keys for several blocks in one input",
      [{ press: "31" }],
      { nodes: "start hello menu menu sales", end: { keys: 2 } },
    ],
    [
      "a menu that leads to itself, whose counters begin anew after wrong keys",
      [{ press: "9" }, { press: "3" }, { press: "9" }, { press: "1" }],
      { nodes: "start hello menu menu sales", end: { keys: 4 } },
    ],
    [
      "a menu that leads to itself, whose counters begin anew after silence",
      [{ wait: true }, { press: "3" }, { wait: true }, { press: "1" }],
      { nodes: "start hello menu menu sales", end: { keys: 2 } },
    ],
  ])("%s", (_what, inputs, { nodes, end }) => {
    const record = run(...inputs);
    expect(path(record).join(" ")).toBe(nodes);
    expect(record.end).toMatchObject(end);
  });

  it("gives one step per visit: when, what was heard first, what the caller did last, and the exit", () => {
    const { steps } = run({ wait: true }, { press: "1", afterMs: 250 });
    const [start, hello, asked, sales] = steps;
    expect(start).toEqual({ nodeId: "node_start", atMs: 0, port: "next" });
    expect(hello).toEqual({ nodeId: "node_hello", atMs: 0, promptId: "prompt_hello", port: "next" });
    expect(asked).toEqual({
      nodeId: "node_menu",
      atMs: asked?.atMs,
      promptId: "prompt_menu",
      input: { press: "1" },
      port: "key:1",
    });
    expect(sales).toEqual({ nodeId: "node_sales", atMs: sales?.atMs });
  });

  it("counts `afterMs` from the moment the block listens, and no input as pressed at once", () => {
    const atOnce = run({ press: "1" }).end.atMs;
    expect(run({ press: "1", afterMs: 1500 }).end.atMs).toBe(atOnce + 1500);
    const listensAt = run({ press: "1" }).steps[2]?.atMs;
    expect(listensAt).toBe(atOnce);
  });

  it("says the words for silence before it asks again", () => {
    expect(run().heard).toEqual(["prompt_hello", "prompt_menu", "prompt_sorry", "prompt_menu", "prompt_bye"]);
  });

  it("waits for the time-out from the end of the prompt", () => {
    const { effects } = run({ wait: true });
    const played = effects.find((effect) => effect.kind === "play" && effect.promptId === "prompt_menu");
    const silent = effects.find(({ kind }) => kind === "silence");
    expect(silent?.atMs).toBe((played?.kind === "play" ? played.endsMs : 0) + 5000);
  });

  it("lists what the caller had still wanted to do", () => {
    expect(run({ press: "12" }, { wait: true }).end.unusedInputs).toEqual([{ press: "2" }, { wait: true }]);
    expect(run({ press: "1" }).end.unusedInputs).toEqual([]);
    expect(run({ press: "1", afterMs: 60_000 }).end.unusedInputs).toEqual([{ press: "1", afterMs: 60_000 }]);
    expect(run({ hangUp: true, afterMs: 60_000 }).end.unusedInputs).toEqual([{ hangUp: true, afterMs: 60_000 }]);
  });

  it("shows no digit of a sensitive block anywhere but in how many there are", () => {
    const record = run({ press: "2" }, { press: "4711#" });
    expect(JSON.stringify(record)).not.toContain("4711");
    expect(record.steps[3]).toMatchObject({ input: { press: "•••••" }, port: "collected" });
    expect(record.end.keys).toBe(6);
  });

  it("waits for a block that listens, unless an input is early", () => {
    const waiting = run({ press: "1" });
    const early = run({ press: "1", afterMs: 100, early: true });
    expect(path(early)).toEqual(path(waiting));
    const cut = ({ effects }: CallRecord): unknown => effects.find(({ kind }) => kind === "cut");
    expect(cut(waiting)).toMatchObject({ nodeId: "node_menu" });
    expect(cut(early)).toMatchObject({ atMs: 100, nodeId: "node_hello" });
    expect(run({ hangUp: true, afterMs: 50, early: true }).end).toMatchObject({ reason: "hungUp", atMs: 50 });
  });
});
