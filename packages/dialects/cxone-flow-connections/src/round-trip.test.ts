import { buildFlowGraph, canonicalJson, parseFlow, portsOf, type Flow, type Json } from "@tonegraph/flow-model";
import { arbitraryFlow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryArtefact, arbitraryPlainArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { conditionPayload, mainMenuPayload } from "./__fixtures__/document-payloads.ts";
import { converter } from "./convert.ts";

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

function normalText(artefact: Json): string {
  return canonicalJson(converter.normalise(artefact));
}

/** What a drawing says beside what the report calls lost: who leads where, and under which conditions. */
function topologyOf(flow: Flow): Json {
  const connections = Object.values(flow.connections).map(({ source, port, target }) => {
    const node = flow.nodes[source];
    const branch =
      node?.kind === "condition" ? node.branches.find(({ id }) => port === `branch:${id}`)?.when : undefined;
    return [source, branch ?? port, target].join(" ");
  });
  return { nodes: Object.keys(flow.nodes).sort(), connections: connections.sort() };
}

describe("compile and decompile", () => {
  it("give any document back that the vendor may hold, unknown parts included", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const flow = drawn(artefact);
        expect(parseFlow(flow).ok).toBe(true);
        expect(normalText(converter.compile(flow).artefact)).toBe(normalText(artefact));
      }),
    );
  });

  it("need nothing beside the drawing but the id where the drawing can say it all, and then give the drawing back", () => {
    fc.assert(
      fc.property(arbitraryPlainArtefact, (artefact) => {
        const flow = drawn(artefact);
        expect(flow.vendorExtras).toEqual({ "cxone-flow-connections": { flowId: "flow_any" } });
        const compiled = converter.compile(flow);
        expect(normalText(compiled.artefact)).toBe(normalText(artefact));
        expect(drawn(compiled.artefact)).toEqual({ ...flow, nodes: expect.anything() });
        expect(topologyOf(drawn(compiled.artefact))).toEqual(topologyOf(flow));
        // What callers hear was never there, so menus alone have something that is not sent; ends may stand there unreached.
        const told = compiled.report.filter(({ code }) => code !== "not-carried" && code !== "node-not-reached");
        expect(told).toEqual([]);
      }),
    );
  });

  it("keep of any flow who leads where, or say that they do not", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const { artefact, report } = converter.compile(flow);
        if (report.some(({ kind }) => kind === "unsupported")) return;
        const again = drawn(artefact);
        const graph = buildFlowGraph(flow);
        const reported = new Set(report.flatMap(({ code, nodeId }) => (code === "kind-not-carried" ? [nodeId] : [])));
        const wires = graph.nodeIds.flatMap((nodeId) => {
          const node = flow.nodes[nodeId];
          const edges = (node === undefined ? [] : portsOf(node)).map((port) => graph.edgeOn(nodeId, port));
          const isWired = edges.every((edge) => edge !== undefined) && edges.length > 0;
          const isKept = !reported.has(nodeId) && (isWired || (node?.kind !== "menu" && node?.kind !== "condition"));
          if (isKept) expect(again.nodes[nodeId]?.kind, nodeId).toBe(node?.kind);
          return edges.flatMap((edge) => (edge === undefined ? [] : [`${edge.source} ${edge.target}`]));
        });
        const leads = Object.values(again.connections).map(({ source, target }) => `${source} ${target}`);
        expect(new Set(leads)).toEqual(new Set(wires));
      }),
    );
  });

  it("leave ids of connections and metadata out of what is compared", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const { connections } = artefact;
        const renamed = Array.isArray(connections)
          ? connections.map((connection, index) => ({ ...Object(connection), id: `conn_${index}` }))
          : [];
        const answer = {
          ...artefact,
          connections: renamed,
          id: "other",
          version: 7,
          status: "REGISTERED",
          createdAt: "a",
          updatedAt: "b",
        };
        expect(normalText(answer)).toBe(normalText(artefact));
      }),
    );
  });

  it("keep what only the vendor has when the drawing is changed", () => {
    const [first, ...rest] = conditionPayload.connections;
    const artefact = {
      ...conditionPayload,
      owner: "team-7",
      connections: [{ ...first, weight: 3 }, ...rest],
      nodes: conditionPayload.nodes.map((node) => (node.id === "node_vip" ? { ...node, color: "red" } : node)),
    };
    const flow = drawn(artefact);
    const node = flow.nodes["node_vip"];
    if (node?.kind !== "condition") throw new Error("there is no condition");
    const branches = node.branches.map((branch) => ({ ...branch, when: "tier == 'silver'" }));
    const changed = { ...flow, nodes: { ...flow.nodes, node_vip: { ...node, branches } } };
    const expected = {
      ...artefact,
      connections: JSON.parse(JSON.stringify(artefact.connections).replace("gold", "silver")),
    };
    expect(normalText(converter.compile(changed).artefact)).toBe(normalText(expected));
  });

  it("make two connections of a shared exit once silence and wrong keys part", () => {
    const flow = drawn(conditionPayload);
    expect(flow.connections["conn_0000000000a5_no_match"]).toEqual({
      source: "node_menu",
      port: "noMatch",
      target: "node_end",
    });
    const parted = {
      ...flow,
      connections: {
        ...flow.connections,
        conn_0000000000a5_no_match: { source: "node_menu", port: "noMatch", target: "node_person" },
      },
    };
    const { artefact } = converter.compile(parted);
    expect(JSON.stringify(artefact)).toContain("dtmf == 'timeout'");
    expect(JSON.stringify(artefact)).toContain("dtmf == 'invalid'");
  });

  it("say so when what was kept cannot be read any more", () => {
    const flow = { ...drawn(mainMenuPayload), vendorExtras: { "cxone-flow-connections": { nodeIds: 3 } } };
    expect(converter.compile(flow).report.map(({ code }) => code)).toContain("vendor-copy-unreadable");
  });
});

describe("decompile, on anything", () => {
  it("gives a flow that parses or faults with places, and never throws", () => {
    const damaged = fc.tuple(arbitraryArtefact, fc.jsonValue(), fc.nat(4)).map(([artefact, junk, place]) => {
      const replaced = [
        { ...artefact, nodes: junk },
        { ...artefact, connections: junk },
        { ...artefact, name: junk },
        { ...artefact, nodes: [junk] },
      ];
      return replaced[place] ?? junk;
    });
    fc.assert(
      fc.property(damaged, (value) => {
        const artefact: Json = JSON.parse(JSON.stringify(value));
        const result = converter.decompile(artefact);
        if (result.ok) expect(parseFlow(result.value.flow).ok).toBe(true);
        else for (const fault of result.error) expect(fault.pointer).toMatch(/^(\/|$)/);
        const normal = converter.normalise(artefact);
        expect(converter.normalise(normal)).toEqual(normal);
      }),
    );
  });

  const node = (id: string, type: string) => ({ id, type });
  it.each<[string, { [key: string]: Json }, string, string]>([
    [
      "a node that is there twice",
      { nodes: [node("node_start", "start"), node("node_a", "terminal"), node("node_a", "terminal")] },
      "/nodes/2/id",
      "bad-id",
    ],
    [
      "a connection that is there twice",
      { connections: [...mainMenuPayload.connections, { ...mainMenuPayload.connections[1] }] },
      `/connections/${mainMenuPayload.connections.length}/id`,
      "bad-id",
    ],
    ["no start", { nodes: [node("node_a", "terminal")], connections: [] }, "/nodes", "start-missing"],
    [
      "two starts",
      { nodes: [node("node_a", "start"), node("node_b", "start")], connections: [] },
      "/nodes/1/type",
      "several-starts",
    ],
    [
      "a node that does not exist",
      { nodes: [node("node_start_01", "start")], connections: mainMenuPayload.connections.slice(0, 1) },
      "/connections/0/target_node_id",
      "invalid-value",
    ],
    [
      "a condition that is no text",
      { connections: [{ ...mainMenuPayload.connections[0], condition: 1 }] },
      "/connections/0/condition",
      "wrong-type",
    ],
    ["a name that no document may hold", JSON.parse('{"extra":{"__proto__":1}}'), "/extra/__proto__", "prototype-key"],
  ])("names the place of %s", (...[, change, pointer, code]) => {
    const result = converter.decompile({ ...mainMenuPayload, ...change });
    const faults = result.ok ? [] : result.error;
    expect(faults.map((fault) => [fault.pointer, fault.code])).toContainEqual([pointer, code]);
  });

  it("names the places of types that nobody knows, and keeps them", () => {
    const [first, ...others] = mainMenuPayload.connections;
    const nodes = mainMenuPayload.nodes.map((each, index) => (index === 2 ? { ...each, type: "script" } : each));
    const artefact = { ...mainMenuPayload, nodes, connections: [{ ...first, type: "overflow" }, ...others] };
    const result = converter.decompile(artefact);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const odd = result.value.report.filter(({ code }) => code === "unknown-value");
    expect(odd.map(({ params }) => params)).toEqual([
      { pointer: "/nodes/2/type", value: "script" },
      { pointer: "/connections/0/type", value: "overflow" },
    ]);
    expect(normalText(converter.compile(result.value.flow).artefact)).toBe(normalText(artefact));
  });
});
