import {
  buildFlowGraph,
  portsOf,
  shortestPath,
  type Flow,
  type FlowEdge,
  type FlowNode,
  type NodeId,
} from "@tonegraph/flow-model";
import {
  agent,
  collect,
  condition,
  flowOf,
  hangup,
  hours,
  language,
  menu,
  message,
  setVariables,
  voicemail,
} from "@tonegraph/flow-model/testing";
import { createSimulator, type CallEvent, type CallState } from "@tonegraph/flow-simulator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permissiveProfile } from "../testing/permissive-profile.ts";
import { validateFlow } from "../validate-flow.ts";

// The product's own simulator as the judge: calls that it has to stop are calls that validation must have told.

const SIZE = 7;
const ids = Array.from({ length: SIZE }, (_, place) => `node_${place}`);
const speaking = [menu({ keys: ["1"] }), menu({ keys: ["1", "2"] }), message(), hangup(), voicemail()];
const deciding = [
  condition({ branches: [{ id: "yes", label: "Yes", when: "a >= 2" }] }),
  condition({ branches: [{ id: "yes", label: "Yes", when: "a == b" }] }),
  setVariables({ assignments: { a: "a + 1" } }),
  setVariables({ assignments: { a: "0", b: "b + 2" } }),
];

function flowsOf(nodes: readonly FlowNode[]): fc.Arbitrary<Flow> {
  return fc.array(fc.constantFrom(...nodes), { minLength: SIZE, maxLength: SIZE }).chain((drawn) => {
    const exits = drawn.flatMap((node, at) => portsOf(node).map((port) => `${ids[at] ?? ""}.${port}`));
    const target = fc.option(fc.constantFrom(...ids), { freq: 9, nil: null });
    return fc.array(target, { minLength: exits.length, maxLength: exits.length }).map((to) =>
      flowOf({
        nodes: Object.fromEntries(drawn.map((node, at) => [ids[at] ?? "", node])),
        wires: ["node_start -> node_0", ...exits.flatMap((exit, at) => (to[at] ? [`${exit} -> ${to[at]}`] : []))],
        flow: { variables: { a: { type: "number", default: 0 }, b: { type: "number", default: 1 } } },
      }),
    );
  });
}

const BOUND = 200;
const ENDLESS = new Set(["trapped-caller", "runaway-cycle", "unbounded-retry"]);
const endless = (flow: Flow) => validateFlow(flow, permissiveProfile).filter(({ code }) => ENDLESS.has(code));

/** Whether the simulator has to stop this caller's call. */
function isStopped(flow: Flow, decide: (state: CallState) => CallEvent): boolean {
  return createSimulator(flow, { maxVisits: BOUND }).walk({ decide }).state.end?.reason === "bound";
}

const SILENCE: CallEvent = { pass: true };
// No digit, so that it is wrong also where any digits are taken.
const WRONG_KEY: CallEvent = { press: "*" };
const isListening = ({ phase }: CallState): boolean => phase === "listening";

describe("the rules about ways round against simulated calls", () => {
  const anything = [...speaking, ...deciding, agent(), collect({ minDigits: 3 }), language(), hours()];

  it.each<[string, (choices: readonly boolean[]) => (state: CallState) => CallEvent]>([
    ["silent", () => () => SILENCE],
    ["wrong-key", () => (state) => (isListening(state) ? WRONG_KEY : SILENCE)],
    ["random", idleCaller],
  ])("have told of every call of a %s caller that never ends", (_caller, callerOf) => {
    fc.assert(
      fc.property(flowsOf(anything), fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), (flow, choices) => {
        if (endless(flow).length === 0) expect(isStopped(flow, callerOf(choices))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it("name a way that a caller can walk who is then never let out", () => {
    fc.assert(
      fc.property(flowsOf(speaking), (flow) => {
        for (const { params, severity } of endless(flow)) {
          if (severity !== "error") continue;
          const round = edgesOf(flow, params["connections"]);
          const way = shortestPath(buildFlowGraph(flow), flow.startNodeId, { to: round[0]?.source ?? "" });
          expect(isStopped(flow, callerAlong(way ?? [], round))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Presses nothing that is offered: is silent or presses a wrong key, one choice after another, again and again. */
function idleCaller(choices: readonly boolean[]): (state: CallState) => CallEvent {
  let listened = 0;
  return (state) => {
    if (!isListening(state)) return SILENCE;
    listened += 1;
    return choices[listened % choices.length] ? WRONG_KEY : SILENCE;
  };
}

function edgesOf(flow: Flow, ids: unknown): readonly FlowEdge[] {
  const { edges } = buildFlowGraph(flow);
  return Array.isArray(ids) ? ids.flatMap((id) => edges.find((edge) => edge.id === id) ?? []) : [];
}

/** Does at every block what leads along the way, and then along the round for ever. */
function callerAlong(way: readonly FlowEdge[], round: readonly FlowEdge[]): (state: CallState) => CallEvent {
  const before = new Map<NodeId, string>(way.map(({ source, port }) => [source, port]));
  const within = new Map<NodeId, string>(round.map(({ source, port }) => [source, port]));
  return (state) => {
    if (!isListening(state)) return SILENCE;
    const port = within.get(state.nodeId) ?? before.get(state.nodeId) ?? "";
    if (port.startsWith("key:")) return { press: port.slice("key:".length) };
    return port === "noMatch" ? WRONG_KEY : SILENCE;
  };
}
