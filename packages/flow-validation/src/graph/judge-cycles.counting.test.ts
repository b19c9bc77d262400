import { buildFlowGraph, portsOf, reachableFrom, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { condition, flowOf, hangup, menu, message, setVariables } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permissiveProfile } from "../testing/permissive-profile.ts";
import { validateFlow } from "../validate-flow.ts";

// A reference that knows nothing of components and counters: it looks at every state that a call can be in.

const SIZE = 6;
const ids = Array.from({ length: SIZE }, (_, place) => `node_${place}`);
const TESTS = ["a >= 2", "a < 2", "a == 2", "a != 2", "a > 1", "a <= 1"];
/** Beyond every number that is tested, counting on changes nothing. */
const ENOUGH = 4;

const plain = fc.constantFrom<FlowNode>(
  menu({ keys: ["1"] }),
  menu(),
  message(),
  setVariables({ assignments: { a: "a + 1" } }),
  hangup(),
);
const guard = fc
  .constantFrom(...TESTS)
  .map((when): FlowNode => condition({ branches: [{ id: "yes", label: "Yes", when }] }));

/** Flows that count `a` from 0 and test it in one place, whose exits lead anywhere. */
const countingFlow: fc.Arbitrary<Flow> = fc
  .tuple(guard, fc.array(plain, { minLength: SIZE - 1, maxLength: SIZE - 1 }), fc.nat(SIZE - 1))
  .chain(([test, others, place]) => {
    const nodes = Object.fromEntries(others.toSpliced(place, 0, test).map((node, at) => [ids[at] ?? "", node]));
    const exits = Object.entries(nodes).flatMap(([id, node]) => portsOf(node).map((port) => `${id}.${port}`));
    const targets = fc.array(fc.constantFrom(...ids), { minLength: exits.length, maxLength: exits.length });
    return targets.map((to) =>
      flowOf({
        nodes,
        wires: ["node_start -> node_0", ...exits.map((exit, at) => `${exit} -> ${to[at] ?? ""}`)],
        flow: { variables: { a: { type: "number", default: 0 } } },
      }),
    );
  });

interface State {
  readonly nodeId: NodeId;
  readonly a: number;
}

const keyOf = ({ nodeId, a }: State): string => `${nodeId} ${a}`;

/** Where a call can go on from a state; an idle caller presses nothing that is offered. */
function moves(flow: Flow, { nodeId, a }: State, isIdle: boolean): State[] {
  const node = flow.nodes[nodeId];
  if (!node) return [];
  const ports = portsTaken(node, a).filter((port) => !isIdle || !port.startsWith("key:"));
  const counted = node.kind === "setVariables" ? Math.min(a + 1, ENOUGH) : a;
  return ports.flatMap((port) =>
    Object.values(flow.connections)
      .filter((connection) => connection.source === nodeId && connection.port === port)
      .map(({ target }) => ({ nodeId: target, a: counted })),
  );
}

function portsTaken(node: FlowNode, a: number): readonly string[] {
  if (node.kind !== "condition") return portsOf(node);
  return [holds(node.branches[0]?.when ?? "", a) ? "branch:yes" : "otherwise"];
}

function holds(when: string, a: number): boolean {
  const [, operator = "", limit = ""] = when.split(" ");
  const tests: Readonly<Record<string, boolean>> = {
    ">=": a >= Number(limit),
    "<": a < Number(limit),
    "==": a === Number(limit),
    "!=": a !== Number(limit),
    ">": a > Number(limit),
    "<=": a <= Number(limit),
  };
  return tests[operator] ?? false;
}

/** Every state that some caller can bring a call into. */
function reachableStates(flow: Flow): ReadonlyMap<string, State> {
  const states = new Map([[`${flow.startNodeId} 0`, { nodeId: flow.startNodeId, a: 0 }]]);
  for (const state of states.values()) for (const next of moves(flow, state, false)) states.set(keyOf(next), next);
  return states;
}

/** Whether some idle caller is still inside after as many steps as there are states. */
function someoneStays(flow: Flow, states: ReadonlyMap<string, State>): boolean {
  let inside = new Map(states);
  for (let steps = 0; steps <= states.size; steps++)
    inside = new Map([...inside.values()].flatMap((state) => moves(flow, state, true)).map((to) => [keyOf(to), to]));
  return inside.size > 0;
}

const ENDLESS = new Set(["trapped-caller", "runaway-cycle", "unbounded-retry"]);
const isEndless = (flow: Flow): boolean => validateFlow(flow, permissiveProfile).some(({ code }) => ENDLESS.has(code));

describe("the rules about ways round against every state of calls that count", () => {
  it("miss nobody who stays", () => {
    fc.assert(
      fc.property(countingFlow, (flow) => {
        if (someoneStays(flow, reachableStates(flow))) expect(isEndless(flow)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("blame nobody who gets out, wherever both answers of the test can be met", () => {
    fc.assert(
      fc.property(countingFlow, (flow) => {
        const states = reachableStates(flow);
        const [test = ""] = Object.entries(flow.nodes).flatMap(([id, { kind }]) => (kind === "condition" ? [id] : []));
        const answers = [...states.values()]
          .filter(({ nodeId }) => nodeId === test)
          .flatMap(({ a }) => answer(flow, test, a));
        fc.pre(new Set(answers).size === 2 && !countsByLuck(flow) && !comesBackToExact(flow, test));
        if (!someoneStays(flow, states)) expect(isEndless(flow)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

/** Counting in several places can hit an exact number by luck; that is not looked into, and told as a counter that may miss it. */
function countsByLuck({ nodes }: Flow): boolean {
  const all = Object.values(nodes);
  return all.some((node) => exactPort(node) !== null) && all.filter(({ kind }) => kind === "setVariables").length > 1;
}

/** Nor is where a call comes that an exact number has let out: one that comes back to the test is taken to count on. */
function comesBackToExact(flow: Flow, test: NodeId): boolean {
  const port = exactPort(flow.nodes[test]);
  const out = Object.values(flow.connections).filter((wire) => wire.source === test && wire.port === port);
  return reachableFrom(
    buildFlowGraph(flow),
    out.map(({ target }) => target),
  ).has(test);
}

/** The exit of a test for one number that is taken at this number. */
function exactPort(node: FlowNode | undefined): string | null {
  const when = node?.kind === "condition" ? (node.branches[0]?.when ?? "") : "";
  if (!/[!=]=/.test(when)) return null;
  return when.includes("!=") ? "otherwise" : "branch:yes";
}

function answer(flow: Flow, test: NodeId, a: number): readonly string[] {
  const node = flow.nodes[test];
  return node ? portsTaken(node, a) : [];
}
