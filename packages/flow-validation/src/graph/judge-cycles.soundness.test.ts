import { portsOf, type Connection, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permissiveProfile } from "../testing/permissive-profile.ts";
import { validateFlow } from "../validate-flow.ts";

// A reference that knows nothing of components: it walks calls step by step.

const SIZE = 7;
const ids = Array.from({ length: SIZE }, (_, place) => `node_${place}`);

/** A flow of menus, messages and queues whose exits lead anywhere, or nowhere. */
const anyMenuFlow: fc.Arbitrary<Flow> = fc
  .array(fc.constantFrom<FlowNode>(menu({ keys: ["1"] }), menu(), message(), message(), queue()), {
    minLength: SIZE,
    maxLength: SIZE,
  })
  .chain((kinds) => {
    const nodes = Object.fromEntries(kinds.map((node, place) => [ids[place] ?? "", node]));
    const ends = Object.entries(nodes).flatMap(([source, node]) => portsOf(node).map((port) => ({ source, port })));
    const target = fc.option(fc.constantFrom(...ids), { freq: 9, nil: null });
    return fc.array(target, { minLength: ends.length, maxLength: ends.length }).map((targets) =>
      wired(
        nodes,
        ends.flatMap((end, place): Connection[] => {
          const to = targets[place];
          return to === null || to === undefined ? [] : [{ ...end, target: to }];
        }),
      ),
    );
  });

function wired(nodes: Record<NodeId, FlowNode>, connections: readonly Connection[]): Flow {
  const wires = connections.map(({ source, port, target }) => `${source}.${port} -> ${target}`);
  return flowOf({ nodes, wires: ["node_start -> node_0", ...wires] });
}

function step(flow: Flow, nodeId: NodeId, port: string): NodeId | null {
  const found = Object.values(flow.connections).find(
    (connection) => connection.source === nodeId && connection.port === port,
  );
  return found?.target ?? null;
}

/** The ways on that a caller has who uses only these ports. */
function idleWays(flow: Flow, nodeId: NodeId, ports: readonly string[]): NodeId[] {
  return ports.flatMap((port) => step(flow, nodeId, port) ?? []);
}

const IDLE = ["next", "noInput", "noMatch"];
/** Somebody takes every call that comes to a queue, or nobody ever does. */
const NEVER_SERVED = [...IDLE, "unavailable"];

/** Whether a caller can be inside after as many steps as the bound says, always choosing among `ports`. */
function isStillInside(flow: Flow, from: NodeId, ports: readonly string[]): boolean {
  let places = new Set([from]);
  for (let steps = 0; steps <= 2 * Object.keys(flow.nodes).length; steps++)
    places = new Set([...places].flatMap((nodeId) => idleWays(flow, nodeId, ports)));
  return places.size > 0;
}

function reachable(flow: Flow): NodeId[] {
  const seen = new Set([flow.startNodeId]);
  for (const nodeId of seen)
    for (const connection of Object.values(flow.connections))
      if (connection.source === nodeId) seen.add(connection.target);
  return [...seen];
}

const ENDLESS = new Set(["trapped-caller", "runaway-cycle", "unbounded-retry"]);
function endless(flow: Flow) {
  return validateFlow(flow, permissiveProfile).filter(({ code }) => ENDLESS.has(code));
}

describe("the rules about ways round against calls that are walked", () => {
  it("find one exactly when some caller who presses nothing that is offered may never get out, an error when they surely do not", () => {
    fc.assert(
      fc.property(anyMenuFlow, (flow) => {
        const stuck = (ports: readonly string[]): boolean =>
          reachable(flow).some((nodeId) => isStillInside(flow, nodeId, ports));
        expect(endless(flow).length > 0).toBe(stuck(NEVER_SERVED));
        expect(endless(flow).some(({ severity }) => severity === "error")).toBe(stuck(IDLE));
      }),
      { numRuns: 200 },
    );
  });

  it("name a way round on which silent callers stay, wherever a silent call does not end", () => {
    fc.assert(
      fc.property(anyMenuFlow, (flow) => {
        const visited: NodeId[] = [flow.startNodeId];
        for (
          let at = step(flow, flow.startNodeId, "next");
          at !== null && visited.length < 100;
          at = idleWays(flow, at, ["next", "noInput"])[0] ?? null
        )
          visited.push(at);
        if (visited.length < 100) return;
        const round = new Set(visited.slice(50));
        const blamed = endless(flow).map(({ related, at }) => [at.nodeId ?? "", ...related]);
        const { components } = parts(flow);
        expect(
          blamed.some((path) => path.some((nodeId) => components.get(nodeId) === components.get([...round][0] ?? ""))),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("give a path that a caller can walk for ever", () => {
    fc.assert(
      fc.property(anyMenuFlow, (flow) => {
        for (const { code, params, severity } of endless(flow)) {
          const path = params["path"];
          if (!Array.isArray(path)) throw new Error("no path");
          const walked = path.filter((nodeId) => typeof nodeId === "string");
          expect(walked).toEqual(path);
          const idle = severity === "error" ? IDLE : NEVER_SERVED;
          const ports = code === "trapped-caller" ? ["key:1", ...IDLE] : idle;
          walked
            .slice(1)
            .forEach((nodeId, place) => expect(idleWays(flow, walked[place] ?? "", ports)).toContain(nodeId));
          expect(walked.at(-1)).toBe(walked[0]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Which nodes can reach one another, found by walking. */
function parts(flow: Flow): { components: Map<NodeId, string> } {
  const from = (start: NodeId): Set<NodeId> => {
    const seen = new Set([start]);
    for (const nodeId of seen)
      for (const { source, target } of Object.values(flow.connections)) if (source === nodeId) seen.add(target);
    return seen;
  };
  const reach = new Map(Object.keys(flow.nodes).map((nodeId) => [nodeId, from(nodeId)]));
  const mutual = (a: NodeId) => Object.keys(flow.nodes).filter((b) => reach.get(a)?.has(b) && reach.get(b)?.has(a));
  return { components: new Map(Object.keys(flow.nodes).map((nodeId) => [nodeId, mutual(nodeId).sort().join(" ")])) };
}
