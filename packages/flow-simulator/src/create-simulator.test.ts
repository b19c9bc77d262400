import {
  flowOf,
  hangup,
  httpRequest,
  menu,
  message,
  queue,
  vendorBlock,
  voicemail,
} from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "./call-event.ts";
import type { CallState } from "./call-state.ts";
import { createSimulator } from "./create-simulator.ts";
import type { Effect } from "./effect.ts";

const flow = flowOf({
  nodes: {
    node_hello: message({ promptId: "prompt_hello" }),
    node_legal: message({ promptId: "prompt_legal", interruptible: false }),
    node_menu: menu({ keys: ["1", "2"], promptId: "prompt_menu", noInput: { timeoutMs: 5000, maxRepeats: 0 } }),
    node_ask: httpRequest({ fillerPromptId: "prompt_hello" }),
    node_sales: queue("queue_sales"),
    node_mail: voicemail({ promptId: "prompt_legal" }),
    node_bye: hangup(),
  },
  wires: [
    "node_start -> node_hello",
    "node_hello -> node_legal",
    "node_legal -> node_menu",
    "node_menu.key:1 -> node_ask",
    "node_menu.key:2 -> node_mail",
    "node_menu.noInput -> node_bye",
    "node_ask.success -> node_sales",
  ],
  prompts: {
    prompt_hello: "Welcome to our shop in the middle of the town.",
    prompt_legal: "This call may be recorded.",
    prompt_menu: "For sales, press 1. For anything else, press 2.",
  },
});
const simulator = createSimulator(flow);
const pass: CallEvent = { pass: true };

/** Every rest of a call, from the first on. */
function play(events: readonly CallEvent[], stubs = {}): { states: CallState[]; effects: Effect[] } {
  let stepped = simulator.start({ stubs });
  const states = [stepped.state];
  const effects = [...stepped.effects];
  for (const event of events) {
    stepped = simulator.step(stepped.state, event);
    states.push(stepped.state);
    effects.push(...stepped.effects);
  }
  return { states, effects };
}
const last = ({ states }: { states: CallState[] }): CallState | undefined => states.at(-1);
const kinds = (effects: readonly Effect[]): string[] => effects.map(({ kind }) => kind);

describe("createSimulator", () => {
  it("follows no connection on an exit that the block does not have", () => {
    const nodes = { node_v: vendorBlock({ ports: [] }), node_q: queue() };
    const { state } = createSimulator(
      flowOf({ nodes, wires: ["node_start -> node_v", "node_v.next -> node_q"] }),
    ).start();
    expect(state.end).toMatchObject({ reason: "fault", nodeId: "node_v" });
  });

  it("names of several connections to nowhere on one exit the one that the checker names", () => {
    const wires = { conn_2: "node_start -> node_lost", conn_1: "node_start -> node_gone" };
    const { effects } = createSimulator(flowOf({ wires })).start();
    expect(effects).toContainEqual(
      expect.objectContaining({ code: "unwiredExit", params: { port: "next", target: "node_gone" } }),
    );
  });

  it("rests at every prompt, listens from its first word, and waits for the outside", () => {
    const { states } = play([pass, pass, { press: "1" }, pass], { node_ask: { status: 200, delayMs: 900 } });
    expect(states.map(({ phase, nodeId }) => [phase, nodeId])).toEqual([
      ["speaking", "node_hello"],
      ["speaking", "node_legal"],
      ["listening", "node_menu"],
      ["waiting", "node_ask"],
      ["ended", "node_sales"],
    ]);
    expect(states[3]).toMatchObject({ sinceMs: states[3]?.atMs, untilMs: (states[3]?.atMs ?? 0) + 900 });
  });

  it("lets a key interrupt a message and keeps it for the next block that listens", () => {
    const { states, effects } = play([{ press: "2", afterMs: 400 }, pass]);
    expect(states[1]).toMatchObject({ nodeId: "node_legal", atMs: 400, typedAhead: "2" });
    expect(states[2]).toMatchObject({ nodeId: "node_mail", typedAhead: "", keys: 1 });
    expect(effects.find(({ kind }) => kind === "cut")).toMatchObject({ atMs: 400, nodeId: "node_hello" });
    expect(effects.some((effect) => effect.kind === "play" && effect.promptId === "prompt_menu")).toBe(false);
  });

  it("does not let a key interrupt a message that may not be interrupted", () => {
    const { states, effects } = play([pass, { press: "2", afterMs: 400 }, pass]);
    expect(states[2]).toMatchObject({ nodeId: "node_legal", phase: "speaking", typedAhead: "2" });
    expect(states[3]).toMatchObject({ nodeId: "node_mail" });
    expect(kinds(effects)).not.toContain("cut");
  });

  it.each([
    ["a message", [], "node_hello"],
    ["a menu", [pass, pass], "node_menu"],
    ["a request", [pass, pass, { press: "1" }], "node_ask"],
    ["a greeting", [pass, pass, { press: "2" }], "node_mail"],
  ] as const)("lets the caller hang up in the middle of %s", (_what, events, nodeId) => {
    const { states, effects } = play([...events, { hangUp: true, afterMs: 100 }], {
      node_ask: { status: 200, delayMs: 900 },
    });
    const before = states.at(-2);
    expect(states.at(-1)?.end).toMatchObject({
      nodeId,
      reason: "hungUp",
      atMs: (before?.atMs ?? 0) + 100,
      done: false,
    });
    expect(kinds(effects.slice(-2))).toEqual(["cut", "end"]);
  });

  it("cuts the filler when the answer comes", () => {
    const { effects } = play([pass, pass, { press: "1" }, pass], { node_ask: { status: 200, delayMs: 900 } });
    const filler = effects.findIndex((effect) => effect.kind === "play" && effect.nodeId === "node_ask");
    expect(kinds(effects.slice(filler))).toEqual(["play", "response", "cut", "leave", "enter", "transfer", "end"]);
  });

  it("ends phases by themselves on the way to an event that comes later", () => {
    const { states } = play([{ press: "1", afterMs: 30_000 }]);
    expect(last({ states })).toMatchObject({
      phase: "ended",
      keys: 0,
      end: { nodeId: "node_bye", reason: "terminal" },
    });
  });

  it("still hears a key at the very moment of the time-out, and cuts no prompt that is over", () => {
    const before = play([pass, pass]);
    const { atMs = 0, untilMs = 0 } = last(before) ?? {};
    const { states, effects } = play([pass, pass, { press: "2", afterMs: untilMs - atMs }]);
    expect(last({ states })).toMatchObject({ nodeId: "node_mail", atMs: untilMs });
    expect(kinds(effects)).not.toContain("cut");
  });

  it("passes over interruptible messages once somebody has typed ahead", () => {
    const talkative = flowOf({
      nodes: {
        node_a: message(),
        node_b: message({ label: "Offers" }),
        node_c: message({ interruptible: false }),
        node_menu: menu({ keys: ["1"] }),
        node_q: queue(),
      },
      wires: [
        "node_start -> node_a",
        "node_a -> node_b",
        "node_b -> node_c",
        "node_c -> node_menu",
        "node_menu.key:1 -> node_q",
      ],
    });
    const started = createSimulator(talkative).start();
    const { state, effects } = createSimulator(talkative).step(started.state, { press: "1", afterMs: 10 });
    expect(state).toMatchObject({ nodeId: "node_c", typedAhead: "1" });
    expect(effects).toContainEqual(expect.objectContaining({ code: "messagePassedOver", nodeId: "node_b" }));
    expect(effects.filter(({ kind }) => kind === "play")).toMatchObject([{ nodeId: "node_c" }]);
  });

  it("does not go back in time", () => {
    const { states } = play([pass, { press: "9", afterMs: 700 }, { press: "9", afterMs: 100 }]);
    expect(states[3]?.atMs).toBe(states[2]?.atMs);
  });

  it("leaves an ended call and every state given out as they are", () => {
    const { states } = play([pass, pass, { hangUp: true }]);
    const [, , listening, ended] = states;
    if (!listening || !ended) throw new Error("the call has four rests");
    expect(simulator.step(ended, { press: "1" })).toEqual({ state: ended, effects: [] });
    expect(listening).toMatchObject({ phase: "listening", keys: 0 });
    expect(simulator.step(listening, { press: "2" }).state.nodeId).toBe("node_mail");
  });

  it("goes on with a call through an edited flow, and ends it where its block is gone", () => {
    const { state } = simulator.start();
    const other = createSimulator(flowOf({ nodes: { node_q: queue() }, wires: ["node_start -> node_q"] }));
    const { state: after, effects } = other.step(state, pass);
    expect(after.end).toMatchObject({ reason: "fault" });
    expect(effects[0]).toMatchObject({ kind: "remark", code: "blockGone" });
  });

  it("stays silent on `wait` until a block has listened in vain", () => {
    const { states } = play([pass, pass, { wait: true }]);
    expect(last({ states })?.end).toMatchObject({ nodeId: "node_bye" });
    expect(play([{ wait: true }]).states[1]).toMatchObject({ nodeId: "node_legal" });
  });

  it("tells an observer of a walk where it goes", () => {
    const told: string[] = [];
    const observer = {
      enter: (nodeId: string) => void told.push(nodeId),
      leave: (nodeId: string, port: string) => void told.push(`${nodeId}.${port}`),
    };
    const { state } = simulator.walk({ decide: () => pass, observer });
    expect(state.end?.nodeId).toBe("node_bye");
    expect(told.slice(-4)).toEqual(["node_legal.next", "node_menu", "node_menu.noInput", "node_bye"]);
  });

  it("stops a caller who does something for ever in no time", () => {
    const { state } = simulator.walk({ decide: () => ({ say: "Hello?" }) });
    expect(state.end).toMatchObject({ reason: "bound", nodeId: "node_hello" });
  });
});
