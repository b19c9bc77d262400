import type { CallInput, CallStub, Flow } from "@tonegraph/flow-model";
import { arbitraryFlow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "./call-event.ts";
import type { CallSetup } from "./call-setup.ts";
import type { CallState } from "./call-state.ts";
import { createSimulator, type Simulator } from "./create-simulator.ts";
import type { Effect } from "./effect.ts";
import { runCall } from "./run-call.ts";
import { describeEffect } from "./words/describe-effect.ts";

const afterMs = fc.option(fc.constantFrom(0, 1, 500, 4000, 30_000), { nil: undefined });
const moment = (ms: number | undefined): { afterMs?: number } => (ms === undefined ? {} : { afterMs: ms });
const input: fc.Arbitrary<CallInput> = fc.oneof(
  fc
    .tuple(fc.string({ unit: fc.constantFrom(..."123490*#"), minLength: 1, maxLength: 4 }), afterMs)
    .map(([press, ms]) => ({ press, ...moment(ms) })),
  fc.tuple(fc.constantFrom("Sales", "größe", "nothing"), afterMs).map(([say, ms]) => ({ say, ...moment(ms) })),
  afterMs.map((ms): CallInput => ({ wait: true, ...moment(ms) })),
  afterMs.map((ms): CallInput => ({ hangUp: true, ...moment(ms) })),
);
const answer = fc.constantFrom<Extract<CallStub, { status: number } | { timesOut: true }>>(
  { timesOut: true },
  { status: 200, body: { a: [1] }, delayMs: 700 },
  { status: 202, callback: { afterMs: 1000, body: null } },
  { status: 503 },
  { status: 404, delayMs: 999_999 },
);
const stub: fc.Arbitrary<CallStub> = fc.oneof(
  answer,
  fc.array(answer, { minLength: 1, maxLength: 3 }).map((answers) => ({ answers })),
  fc.constantFrom<CallStub>(
    { queue: "full" },
    { queue: "open" },
    { transfer: "busy" },
    { transfer: "noAnswer", afterMs: 10 },
    { hours: "holiday" },
    { port: "next" },
    { port: "failed" },
  ),
);
const nodeId = fc.constantFrom("node_start", ...["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => `node_${name}`));
const setup: fc.Arbitrary<CallSetup> = fc.record(
  {
    clock: fc.constantFrom("2026-03-29T00:59:30Z", "9999-12-31T23:59:59Z", "yesterday"),
    language: fc.constantFrom("en-US", "es-ES", "xx"),
    variables: fc.dictionary(fc.constantFrom("vip", "customerId"), fc.constantFrom("1", true, null)),
    stubs: fc.dictionary(nodeId, stub, { maxKeys: 6 }),
  },
  { requiredKeys: [] },
);
const call = fc.record({ flow: arbitraryFlow(), inputs: fc.array(input, { maxLength: 12 }), setup });

/** Every sub-flow that has a name is the flow itself, so that calls go deep. */
function simulatorOf(flow: Flow): Simulator {
  return createSimulator(flow, { subflows: { Sales: flow, "Press 1 for sales.": flow }, maxVisits: 60 });
}

/** What a script does, as events one by one, each state having been written down and read again. */
function stepThrough(simulator: Simulator, script: { setup: CallSetup; inputs: readonly CallInput[] }): Effect[] {
  const left: CallEvent[] = [...script.inputs];
  let stepped = simulator.start(script.setup);
  const effects = [...stepped.effects];
  while (stepped.state.end === null) {
    const state = JSON.parse(JSON.stringify(stepped.state)) as CallState;
    expect(state).toEqual(stepped.state);
    const event = (state.phase === "listening" ? left.shift() : undefined) ?? { pass: true };
    stepped = simulator.step(state, event);
    expect(simulator.step(state, event)).toEqual(stepped);
    effects.push(...stepped.effects);
  }
  return effects;
}

describe("calls through any flow", () => {
  it("end, in order, along the drawing, and say what happened", () => {
    fc.assert(
      fc.property(call, ({ flow, inputs, setup: given }) => {
        const simulator = simulatorOf(flow);
        const record = runCall(simulator, { setup: given, inputs });
        const { effects, end } = record;
        const times = effects.map(({ atMs }) => atMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(effects.filter(({ kind }) => kind === "end")).toHaveLength(1);
        expect(effects.at(-1)).toMatchObject({ kind: "end", atMs: end.atMs });
        expect(effects.filter(({ kind }) => kind === "key")).toHaveLength(end.keys);
        expect(breaksInChain(flow, effects)).toEqual([]);
        const lines = effects.map((effect) => describeEffect(effect, flow) ?? "").join("\n");
        expect(lines).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
  });

  it("are the same when repeated, and the same step by step through JSON", () => {
    fc.assert(
      fc.property(call, ({ flow, inputs, setup: given }) => {
        const simulator = simulatorOf(flow);
        const record = runCall(simulator, { setup: given, inputs });
        expect(runCall(simulatorOf(flow), { setup: given, inputs })).toEqual(record);
        expect(stepThrough(simulator, { setup: given, inputs })).toEqual(record.effects);
      }),
    );
  });
});

/** Where a call did not go the way that the drawing leads, from the exit left by or into the start of a sub-flow. */
function breaksInChain(flow: Flow, effects: readonly Effect[]): Effect[] {
  const drawn = new Set(
    Object.values(flow.connections).map(({ source, port, target }) => `${source} ${port} ${target}`),
  );
  let target: string | null = flow.startNodeId;
  return effects.filter((effect) => {
    if (effect.kind === "leave") {
      ({ target } = effect);
      return target !== null && !drawn.has(`${effect.nodeId} ${effect.port} ${target}`);
    }
    if (effect.kind !== "enter") return false;
    const expected = target ?? flow.startNodeId;
    target = flow.nodes[effect.nodeId]?.kind === "subflow" ? flow.startNodeId : null;
    return effect.nodeId !== expected;
  });
}
