import { buildFlowGraph, canonicalJson, parseFlow, type Flow, type FlowNode, type Json } from "@tonegraph/flow-model";
import { strayFields } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCarriedFlow } from "./__fixtures__/arbitrary-flow-of-steps.ts";
import { arbitraryArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { converter } from "./convert.ts";
import { sentBundleSchema } from "./sent.ts";

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

function normal(artefact: Json): string {
  return canonicalJson(converter.normalise(artefact));
}

/** What a flow says, without names and places, prompts in the place of their ids, and blocks that no call comes to. */
function essence(flow: Flow): Json {
  const heard = heardNodes(flow);
  const entries = Object.entries(flow.nodes).filter(([id]) => heard.has(id));
  return JSON.parse(
    canonicalJson({
      start: flow.startNodeId,
      nodes: Object.fromEntries(entries.map(([id, node]) => [id, essenceOfNode(node, flow)])),
      wires: Object.values(flow.connections)
        .filter(({ source, port }) => heard.has(source) && !isNeverTaken(flow.nodes[source], port))
        .map(({ source, port, target }) => `${source}.${port} -> ${target}`)
        .toSorted(),
      variables: flow.variables,
    }),
  );
}

function heardNodes(flow: Flow): ReadonlySet<string> {
  const taken = Object.entries(flow.connections).filter(
    ([, { source, port }]) => !isNeverTaken(flow.nodes[source], port),
  );
  const graph = buildFlowGraph({ ...flow, connections: Object.fromEntries(taken) });
  return new Set(reachable(flow.startNodeId, (id) => graph.outgoing(id).map(({ target }) => target)));
}

function reachable(from: string, next: (id: string) => readonly string[]): string[] {
  const seen = new Set([from]);
  for (const id of seen) for (const target of next(id)) seen.add(target);
  return [...seen];
}

// Reported: a breaker that is not there is never open.
function isNeverTaken(node: FlowNode | undefined, port: string): boolean {
  return node?.kind === "httpRequest" && port === "circuitOpen" && !node.circuitBreaker;
}

function essenceOfNode({ label: _label, position: _position, done: _done, ...node }: FlowNode, flow: Flow): Json {
  const spoken = (id: string): Json => JSON.parse(JSON.stringify(flow.prompts[id]?.texts ?? {}));
  const fields = Object.entries(node).map(([name, value]): [string, unknown] => {
    if (name === "promptId" || name === "fillerPromptId") return [name, spoken(String(value))];
    if (name === "options" && Array.isArray(value))
      return [name, value.map((option: object) => ({ ...option, label: "" }))];
    if (name === "branches" && Array.isArray(value))
      return [name, value.map((branch: object) => ({ ...branch, label: "" }))];
    return [name, value];
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(fields)));
}

describe("compile and decompile", () => {
  it("give a flow back that the dialect carries, and need nothing beside the drawing", () => {
    fc.assert(
      fc.property(arbitraryCarriedFlow, (flow) => {
        expect(strayFields(converter, flow, sentBundleSchema)).toEqual([]);
        const { artefact, report } = converter.compile(flow);
        expect(report.filter(({ kind }) => kind === "unsupported")).toEqual([]);
        const back = drawn(artefact);
        expect(essence(back)).toEqual(essence(flow));
        expect(back.vendorExtras).toEqual({});
        expect(normal(converter.compile(back).artefact)).toBe(normal(artefact));
        expect(drawn(converter.compile(back).artefact)).toEqual(back);
      }),
    );
  });

  it("give any artefact back that the vendor may hold, unknown parts included", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const flow = drawn(artefact);
        expect(parseFlow(flow).ok).toBe(true);
        expect(normal(converter.compile(flow).artefact)).toBe(normal(artefact));
      }),
    );
  });
});

describe("decompile, on anything", () => {
  it("gives a flow that parses or faults with places, and never throws", () => {
    const damaged = fc
      .tuple(arbitraryArtefact, fc.jsonValue(), fc.nat(4))
      .map(
        ([artefact, junk, place]) =>
          [
            junk,
            { ...Object(artefact), steps: junk },
            { main: artefact, subFlows: junk },
            { main: junk },
            { name: "x", steps: [{ id: "a", type: "Menu", configuration: junk }] },
          ][place] ?? junk,
      );
    fc.assert(
      fc.property(damaged, (value) => {
        const result = converter.decompile(JSON.parse(JSON.stringify(value)));
        if (result.ok) expect(parseFlow(result.value.flow).ok).toBe(true);
        else for (const fault of result.error) expect(fault.pointer).toMatch(/^(\/|$)/);
      }),
    );
  });
});

describe("normalise", () => {
  it("is the same twice, and takes any JSON", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryArtefact, fc.jsonValue()), (value) => {
        const once = converter.normalise(JSON.parse(JSON.stringify(value)));
        expect(converter.normalise(once)).toEqual(once);
      }),
    );
  });

  it("forgets what callers do not hear, and sees what they do", () => {
    const menu = {
      id: "m",
      type: "Menu",
      configuration: {
        branches: [
          { key: "1", nextStepId: "a" },
          { key: "2", nextStepId: "b" },
        ],
        prompts: [{ language: "en-US", text: "Hi" }],
      },
    };
    const [a, b] = ["a", "b"].map((id) => ({ id, type: "TransferToQueue", configuration: { queueId: id } }));
    const flow = { id: "f", name: "N", flowType: "IVR", version: 1, steps: [menu, a ?? null, b ?? null] };
    const turned = {
      ...menu,
      configuration: { ...menu.configuration, branches: menu.configuration.branches.toReversed() },
    };
    const same: Json[] = [
      { ...flow, id: "g", version: 9, createdAt: "2026-01-05T09:00:00Z" },
      { ...flow, steps: [turned, b ?? null, a ?? null] },
      { main: flow, subFlows: [] },
    ];
    for (const other of same) expect(normal(other)).toBe(normal(flow));
    const different: Json[] = [
      { ...flow, name: "M" },
      { ...flow, steps: [a ?? null, menu, b ?? null] },
      { ...flow, steps: [{ ...menu, configuration: { ...menu.configuration, prompts: [] } }, a ?? null, b ?? null] },
      { main: flow, subFlows: [{ id: "f.m.0011aabb", name: "S", steps: [] }] },
    ];
    for (const other of different) expect(normal(other)).not.toBe(normal(flow));
  });
});
