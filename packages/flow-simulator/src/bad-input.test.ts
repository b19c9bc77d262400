import type { CallInput, CallStub, Flow } from "@tonegraph/flow-model";
import {
  agent,
  collect,
  condition,
  flowOf,
  hangup,
  hours,
  httpRequest,
  menu,
  message,
  queue,
  setVariables,
  subflow,
  type FlowShape,
} from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { CallSetup, SimulatorOptions } from "./call-setup.ts";
import { createSimulator } from "./create-simulator.ts";
import { MAX_CALL_MS } from "./engine/bound.ts";
import { runCall } from "./run-call.ts";
import { linesOf } from "./testing/lines-of.ts";

interface Case {
  readonly flow: Flow;
  readonly inputs?: readonly CallInput[];
  readonly setup?: CallSetup;
  readonly options?: SimulatorOptions;
  /** A line of the transcript. */
  readonly line: string;
  /** Where the call ends and why. */
  readonly end: string;
}

/** A flow of one block whose every exit leads to a queue. */
function around(block: FlowShape): Flow {
  const ports = ["next", "key:1", "noInput", "noMatch", "collected", "success", "timeout", "failed", "open", "closed"];
  return flowOf({
    ...block,
    nodes: { ...block.nodes, node_q: queue() },
    wires: ["node_start -> node_x", ...ports.map((port) => `node_x.${port} -> node_q`), ...branches],
  });
}
const branches = ["node_x.branch:yes -> node_q", "node_x.otherwise -> node_q"];
const stubbed = (stub: CallStub): CallSetup => ({ stubs: { node_x: stub } });
const nested = `${"!".repeat(3000)}vip`;
const { scheduleId: _scheduleId, ...clock } = hours();
const elsewhere = { ...clock, timeZone: "Mars/Olympus", weekly: [], holidays: [] };
const circle = around({ nodes: { node_x: subflow({ flowId: "flow_round" }) } });

const cases: Readonly<Record<string, Case>> = {
  "words where only keys are understood": {
    flow: around({ nodes: { node_x: menu({ keys: ["1"] }) } }),
    inputs: [{ say: "sales" }, { press: "1" }],
    line: "0 Nobody listens to words in Menu: they do nothing",
    end: "node_q terminal",
  },
  "digits while the caller is being connected": {
    flow: flowOf({
      nodes: { node_menu: menu({ keys: ["1"] }), node_x: agent("agent_a") },
      wires: ["node_start -> node_menu", "node_menu.key:1 -> node_x"],
    }),
    inputs: [{ press: "19" }],
    setup: stubbed({ transfer: "answered", afterMs: 5000 }),
    line: "0.3 Key 9 does nothing while the caller is being connected",
    end: "node_x terminal",
  },
  "digits during a farewell": {
    flow: flowOf({
      nodes: { node_menu: menu({ keys: ["1"] }), node_x: hangup({ promptId: "prompt_default" }) },
      wires: ["node_start -> node_menu", "node_menu.key:1 -> node_x"],
    }),
    inputs: [{ press: "19" }],
    line: "0.3 Key 9 does nothing in Hang up",
    end: "node_x terminal",
  },
  "keys typed ahead that a wrong one makes worthless": {
    flow: flowOf({
      nodes: {
        node_a: menu({ keys: ["1"] }),
        node_m: message({ interruptible: false, promptId: "prompt_m" }),
        node_x: menu({ keys: ["1"] }),
        node_q: queue(),
      },
      wires: ["node_start -> node_a", "node_a.key:1 -> node_m", "node_m -> node_x", "node_x.noInput -> node_q"],
      prompts: {
        prompt_m: {
          label: "",
          texts: { "en-US": { kind: "audio", assetId: "a", transcript: "Hello.", durationMs: 2000 } },
        },
      },
    }),
    inputs: [{ press: "189" }],
    line: "2 9, pressed earlier, is dropped: it was meant for another question",
    end: "node_q terminal",
  },
  "a stub that never answers": {
    flow: around({ nodes: { node_x: httpRequest({ timeoutMs: 3000 }) } }),
    setup: stubbed({ timesOut: true }),
    line: "3 The web service does not answer within 3 s",
    end: "node_q terminal",
  },
  "an answer of the wrong kind": {
    flow: flowOf({ nodes: { node_x: queue() }, wires: ["node_start -> node_x"] }),
    setup: stubbed({ status: 200 }),
    line: "0 The answer given for Queue is not of the kind that it asks for, and is not used",
    end: "node_x terminal",
  },
  "a callback that never comes": {
    flow: around({ nodes: { node_x: httpRequest({ asyncCallback: { maxWaitMs: 120_000 } }) } }),
    setup: stubbed({ status: 202 }),
    line: "120 The result that was promised does not come within 2 min",
    end: "node_q terminal",
  },
  "sub-flows that call each other": {
    flow: circle,
    options: { subflows: { flow_round: circle } },
    line: "0 More than 20 sub-flows are inside of each other: the next one fails",
    end: "node_q terminal",
  },
  "a sub-flow nobody knows": {
    flow: circle,
    line: "0 The sub-flow flow_round is not known here: it fails",
    end: "node_q terminal",
  },
  "a block without a prompt": {
    flow: around({ nodes: { node_x: message({ promptId: "" }) } }),
    line: "0 Message has no prompt: the caller hears nothing",
    end: "node_q terminal",
  },
  "a prompt that does not exist": {
    flow: around({ nodes: { node_x: message({ promptId: "prompt_gone" }) } }),
    line: "0 The prompt “prompt_gone” of Message has no text: the caller hears nothing",
    end: "node_q terminal",
  },
  "a prompt whose placeholder cannot be read": {
    flow: around({ nodes: { node_x: message({ promptId: "prompt_x" }) }, prompts: { prompt_x: "Hello {{ name" } }),
    line: "0 “prompt_x” has a placeholder that cannot be read: it is left out",
    end: "node_q terminal",
  },
  "a language that the flow does not speak": {
    flow: around({ nodes: { node_x: message() } }),
    setup: { language: "tlh" },
    line: "0 The flow does not speak tlh: the call begins in en-US",
    end: "node_q terminal",
  },
  "an expression nested deeply": {
    flow: around({ nodes: { node_x: condition({ branches: [{ id: "yes", label: "Deep", when: nested }] }) } }),
    line: "0 The expression of “Deep” cannot be read (The expression is nested too deeply): it gives nothing",
    end: "node_q terminal",
  },
  "a time zone that does not exist": {
    flow: around({
      nodes: {
        node_x: elsewhere,
      },
    }),
    line: "0 There is no time zone “Mars/Olympus”: Opening hours counts as closed",
    end: "node_q terminal",
  },
  "a clock that is none": {
    flow: around({ nodes: { node_x: message() } }),
    setup: { clock: "2026-02-30 around noon" },
    line: "0 “2026-02-30 around noon” is no time with a zone: the call arrives at 2026-01-05T10:00:00Z instead",
    end: "node_q terminal",
  },
  "a clock without a zone": {
    flow: around({ nodes: { node_x: message() } }),
    setup: { clock: "2026-01-05T10:00:00" },
    line: "0 “2026-01-05T10:00:00” is no time with a zone: the call arrives at 2026-01-05T10:00:00Z instead",
    end: "node_q terminal",
  },
  "a call outside the flow's window": {
    flow: around({
      nodes: { node_x: message() },
      flow: { activeWindow: { from: "2026-12-24T00:00:00Z", until: "2026-12-27T00:00:00Z" } },
    }),
    line: "0 The flow is only to be heard from 2026-12-24T00:00:00Z until 2026-12-27T00:00:00Z; this call goes on all the same",
    end: "node_q terminal",
  },
  "blocks that go in circles": {
    flow: flowOf({
      nodes: { node_x: setVariables(), node_y: message({ promptId: "" }) },
      wires: ["node_start -> node_x", "node_x -> node_y", "node_y -> node_x"],
    }),
    line: "0 The call has come by 1000 blocks and questions: it goes in circles",
    end: "node_x bound",
  },
  "a menu that asks for ever": {
    flow: flowOf({
      nodes: { node_x: menu({ noInput: { timeoutMs: 0, maxRepeats: 1e9 }, promptId: "" }) },
      wires: ["node_start -> node_x"],
    }),
    options: { maxVisits: 50 },
    line: "0 The call has come by 50 blocks and questions: it goes in circles",
    end: "node_x bound",
  },
  "a menu that waits for ever": {
    flow: around({ nodes: { node_x: menu({ noInput: { timeoutMs: MAX_CALL_MS, maxRepeats: 0 } }) } }),
    line: "86400 The call has lasted 24 hours: it goes in circles or waits for ever",
    end: "node_x bound",
  },
  "a pattern that cannot be read": {
    flow: around({
      nodes: { node_x: collect({ format: { pattern: "(" }, noMatch: { maxRepeats: 0 }, maxDigits: 1 }) },
    }),
    inputs: [{ press: "1" }],
    line: "0 The pattern ( of Collect cannot be read: nothing fits it",
    end: "node_q terminal",
  },
  "an exit that leads nowhere": {
    flow: flowOf({ nodes: { node_x: message({ promptId: "" }) }, wires: ["node_start -> node_x"] }),
    line: "0 The exit “next step” of Message leads nowhere",
    end: "node_x fault",
  },
  "an exit that leads to a block that is gone, with a fallback": {
    flow: flowOf({
      nodes: { node_x: message({ promptId: "" }) },
      wires: ["node_start -> node_x", "node_x -> node_gone"],
      flow: { fallback: { kind: "queue", queueId: "queue_general" } },
    }),
    line: "0 The exit “next step” of Message leads to node_gone, which does not exist",
    end: "node_x terminal",
  },
};

describe("bad input", () => {
  it.each(Object.entries(cases))("%s has a clear line and a defined end", (_what, { flow, inputs = [], ...given }) => {
    const { setup, options } = given;
    const lines = linesOf(flow, inputs, { ...(setup ? { setup } : {}), ...(options ? { options } : {}) });
    expect(lines).toContain(given.line);
    const { end } = runCall(createSimulator(flow, options), { setup, inputs });
    expect(`${end.nodeId} ${end.reason}`).toBe(given.end);
  });

  it("does not speak a value that is longer than any engine takes", () => {
    const flow = around({ nodes: { node_x: message({ promptId: "prompt_x" }) }, prompts: { prompt_x: "{{ long }}" } });
    const setup = { variables: { long: "word ".repeat(200_000) } };
    const { effects } = runCall(createSimulator(flow), { setup, inputs: [] });
    const play = effects.find((effect) => effect.kind === "play");
    expect(play?.kind === "play" ? play.text : "").toHaveLength(32_000);
  });

  it("does not let a clock that jumps turn a call's time back", () => {
    const flow = around({ nodes: { node_x: message() } });
    const { effects } = runCall(createSimulator(flow), { setup: { clock: "2026-10-25T00:59:59.999Z" }, inputs: [] });
    const times = effects.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
