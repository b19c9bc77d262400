import type { Flow } from "@tonegraph/flow-model";
import {
  flowOf,
  hangup,
  httpRequest,
  message,
  queue,
  setVariables,
  subflow,
  type NodeFields,
} from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createSimulator } from "../create-simulator.ts";
import { runCall, type CallRecord } from "../run-call.ts";
import { MAX_SUBFLOW_DEPTH } from "./subflow.ts";

const inner = flowOf({
  nodes: {
    node_set: setVariables({ assignments: { count: "count + 1", secret: "'inner ' + name", language: "'es-ES'" } }),
    node_hello: message({ promptId: "prompt_hello" }),
    node_done: hangup(),
  },
  wires: ["node_start -> node_set", "node_set -> node_hello", "node_hello -> node_done"],
  prompts: { prompt_hello: { "en-US": "Inside.", "es-ES": "Adentro." } },
  flow: { variables: { count: { type: "number", default: 40 }, name: { type: "string", default: "nobody" } } },
});

function outer(
  fields: NodeFields<"subflow">,
  wires: readonly string[] = ["node_sub.next -> node_q", "node_sub.failed -> node_f"],
): Flow {
  return flowOf({
    nodes: {
      node_sub: subflow({ flowId: "flow_inner", ...fields }),
      node_q: queue("queue_next"),
      node_f: queue("queue_failed"),
    },
    wires: ["node_start -> node_sub", ...wires],
    flow: {
      languages: ["en-US", "es-ES"],
      variables: { count: { type: "number", default: 1 }, name: { type: "string", default: "Pat" } },
    },
  });
}
const run = (flow: Flow, subflows: Record<string, Flow>): CallRecord =>
  runCall(createSimulator(flow, { subflows }), { inputs: [] });
const sets = ({ effects }: CallRecord) => effects.flatMap((effect) => (effect.kind === "set" ? [effect.value] : []));
const codes = ({ effects }: CallRecord) => effects.flatMap((effect) => (effect.kind === "remark" ? [effect.code] : []));

describe("subflowBehaviour", () => {
  it("goes in and comes back, each visit with where it was", () => {
    const { steps, end } = run(outer({}), { flow_inner: inner });
    expect(steps.map(({ nodeId, within, port }) => [nodeId, within, port])).toEqual([
      ["node_start", undefined, "next"],
      ["node_sub", undefined, "next"],
      ["node_start", ["node_sub"], "next"],
      ["node_set", ["node_sub"], "next"],
      ["node_hello", ["node_sub"], "next"],
      ["node_done", ["node_sub"], undefined],
      ["node_q", undefined, undefined],
    ]);
    expect(end).toMatchObject({ nodeId: "node_q", reason: "terminal" });
  });

  it("knows what is passed and its own defaults, and gives back what is named and the call's own language", () => {
    expect(sets(run(outer({}), { flow_inner: inner }))).toEqual([41, "inner nobody", "es-ES"]);
    expect(sets(run(outer({ pass: ["count", "name"] }), { flow_inner: inner }))).toEqual([2, "inner Pat", "es-ES"]);
    const back = (fields: NodeFields<"subflow">): unknown => {
      const { nodes, variables, languages } = outer(fields);
      const node_after = setVariables({ assignments: { seen: "'' + count + language" } });
      const wires = ["node_start -> node_sub", "node_sub.next -> node_after"];
      const flow = flowOf({ nodes: { ...nodes, node_after }, wires, flow: { variables, languages } });
      return sets(run(flow, { flow_inner: inner })).at(-1);
    };
    expect(back({})).toBe("1es-ES");
    expect(back({ return: ["count", "no such"] })).toBe("41es-ES");
  });

  it("is the end of the call where its `next` leads nowhere", () => {
    const { end } = run(outer({}, []), { flow_inner: inner });
    expect(end).toMatchObject({ nodeId: "node_done", kind: "hangup", reason: "terminal" });
  });

  it("ends the call where the sub-flow gives it up", () => {
    const node_done = hangup({ outcome: "abandoned" });
    const givingUp = { ...inner, nodes: { ...inner.nodes, node_done } };
    expect(run(outer({}), { flow_inner: givingUp }).end).toMatchObject({
      nodeId: "node_done",
      kind: "hangup",
      done: false,
    });
  });

  it("ends the call where the sub-flow hands the caller over", () => {
    const handing = flowOf({ nodes: { node_inner: queue("queue_inner") }, wires: ["node_start -> node_inner"] });
    expect(run(outer({}), { flow_inner: handing }).end).toMatchObject({ nodeId: "node_inner", kind: "queue" });
  });

  it("fails where the sub-flow breaks off, unless that has a fallback of its own", () => {
    const broken = flowOf({ nodes: { node_m: message() }, wires: ["node_start -> node_m"] });
    expect(run(outer({}), { flow_inner: broken }).end).toMatchObject({ nodeId: "node_f" });
    const saved = { ...broken, fallback: { kind: "hangup" } as const };
    expect(run(outer({}), { flow_inner: saved }).end).toMatchObject({
      nodeId: "node_m",
      kind: "hangup",
      reason: "terminal",
    });
  });

  it("fails where the flow is not known, and stops flows that call each other for ever", () => {
    const unknown = run(outer({}), {});
    expect(unknown.end.nodeId).toBe("node_f");
    expect(codes(unknown)).toEqual(["subflowUnknown"]);
    const circle = outer({});
    const round = run(circle, { flow_inner: circle });
    expect(round.end).toMatchObject({ nodeId: "node_f", reason: "terminal" });
    expect(codes(round)).toEqual(["subflowTooDeep"]);
    expect(round.steps.at(-1)?.within).toHaveLength(MAX_SUBFLOW_DEPTH);
  });

  it("takes the exit that a stub names without going in", () => {
    const setup = { stubs: { node_sub: { port: "failed" } } };
    const record = runCall(createSimulator(outer({}), { subflows: { flow_inner: inner } }), { setup, inputs: [] });
    expect(record.end.nodeId).toBe("node_f");
    expect(record.steps).toHaveLength(3);
  });

  it("keeps the breakers of a sub-flow's requests apart from the flow's own", () => {
    const asking = flowOf({
      nodes: { node_sub: httpRequest({ circuitBreaker: { failures: 1, coolDownMs: 1000 } }), node_end: hangup() },
      wires: ["node_start -> node_sub", "node_sub.serverError -> node_end"],
    });
    const simulator = createSimulator(outer({ flowId: "flow_inner" }), { subflows: { flow_inner: asking } });
    const setup = { stubs: { node_sub: { status: 500 } } };
    const { breakers } = runCall(simulator, { setup, inputs: [] });
    expect(Object.keys(breakers)).toEqual(["flow_inner/node_sub"]);
  });
});
