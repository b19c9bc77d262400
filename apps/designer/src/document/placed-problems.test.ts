import type { Flow, Problem } from "@tonegraph/flow-model";
import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createProblemPlaces } from "./placed-problems.ts";
import { problemNode } from "./problem-field.ts";
import { createReceivedProblems } from "./received-problems.ts";
import type { CheckedProblem, ProblemEntry } from "./validation-protocol.ts";

const nodes = { node_m: menu({ keys: ["1"], promptId: "prompt_a" }), node_q: queue(), node_r: queue() };
const flow = flowOf({ nodes, wires: ["node_start -> node_m", "node_m.key:1 -> node_q"] });
/** The same blocks, wired otherwise, and another block that speaks a prompt. */
const versions: readonly Flow[] = [
  flow,
  flowOf({ nodes: flow.nodes, wires: ["node_m.key:1 -> node_r"] }),
  flowOf({ nodes: { ...nodes, node_q: menu({ keys: ["1"], promptId: "prompt_b" }) }, wires: ["node_start -> node_m"] }),
];

const places: readonly Problem["at"][] = [
  { nodeId: "node_m" },
  { nodeId: "node_q" },
  { nodeId: "node_r" },
  { connectionId: Object.keys(flow.connections)[1] ?? "" },
  { promptId: "prompt_b" },
  {},
];
const all = Array.from({ length: 24 }, (_, number): CheckedProblem => {
  const severity = (["error", "warning", "info"] as const)[number % 3] ?? "info";
  const problem = { code: `code-${number}`, severity, at: places[number % 6] ?? {}, params: {}, related: [] };
  return { problem, words: "", fixWords: null };
});

/** An answer as stretches of the list before and what is not in it. */
function entriesFor(before: readonly CheckedProblem[], found: readonly CheckedProblem[]): ProblemEntry[] {
  return found.map((checked) => {
    const from = before.indexOf(checked);
    return from === -1 ? checked : { from, count: 1 };
  });
}

function expected(problems: readonly CheckedProblem[], inFlow: Flow) {
  const placed = problems.map((checked) => ({ checked, nodeId: problemNode(checked.problem, inFlow) }));
  const byNode = Map.groupBy(placed, ({ nodeId }) => nodeId);
  byNode.delete(null);
  const count = (severity: string) => problems.filter(({ problem }) => problem.severity === severity).length;
  return {
    counts: { error: count("error"), warning: count("warning"), info: count("info") },
    byNode: new Map([...byNode].map(([nodeId, list]) => [nodeId, list.map(({ checked }) => checked)])),
  };
}

const answers = fc.array(
  fc.record({
    found: fc.subarray(all),
    flow: fc.constantFrom(...versions),
    isLate: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe("createProblemPlaces", () => {
  it("places problems from answer to answer as if it placed them all anew, late answers between them", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const received = createReceivedProblems();
        const placing = createProblemPlaces();
        let before: readonly CheckedProblem[] = [];
        for (const { found, flow: inFlow, isLate } of given) {
          const { problems, changed } = received(entriesFor(before, found));
          before = found;
          expect(problems).toEqual(found);
          placing.note(changed);
          const placed = isLate ? null : placing.place(problems, inFlow);
          expect(placed).toEqual(isLate ? null : expected(found, inFlow));
        }
      }),
    );
  });

  it("keeps what has not changed", () => {
    const placing = createProblemPlaces();
    const received = createReceivedProblems();
    const take = (found: readonly ProblemEntry[], inFlow: Flow) => {
      const { problems, changed } = received(found);
      placing.note(changed);
      return placing.place(problems, inFlow);
    };
    const first = take(all, flow);
    expect(take([{ from: 0, count: all.length }], { ...flow })).toBe(first);
    const less = take([{ from: 1, count: all.length - 1 }], flow);
    expect(less.byNode.get("node_m")).toHaveLength(7);
    expect(less.byNode.get("node_q")).toBe(first.byNode.get("node_q"));
  });
});
