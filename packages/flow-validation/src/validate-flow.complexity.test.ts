import { newFlow, type Connection, type Flow, type FlowNode } from "@tonegraph/flow-model";
import { condition, hangup, menu, message, setVariables } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createValidator } from "./create-validator.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";
import { strictProfile } from "./testing/strict-profile.ts";
import { validateFlow } from "./validate-flow.ts";

const prompts = { prompt_default: { label: "Hi", texts: { "en-US": { kind: "speech" as const, text: "Hello." } } } };

function flowFrom(nodes: Record<string, FlowNode>, wires: readonly Connection[]): Flow {
  const start = newFlow({ name: "Large" });
  const connections = Object.fromEntries(wires.map((wire, place) => [`conn_${place}`, wire]));
  return { ...start, nodes: { ...start.nodes, ...nodes }, connections, prompts };
}

function wire(source: string, port: string, target: string): Connection {
  return { source, port, target };
}

/** A call that passes `size` messages one after another. */
function chain(size: number): Flow {
  const id = (place: number): string => (place < 0 ? "node_start" : `node_${place}`);
  const nodes = Array.from({ length: size }, (_, place) => [id(place), place === size - 1 ? hangup() : message()]);
  return flowFrom(
    Object.fromEntries(nodes),
    nodes.map((_, place) => wire(id(place - 1), "next", id(place))),
  );
}

/** Rings of menus that lead back by silence, wrong keys and keys, each counted and entered from the one before. */
function rings(count: number): Flow {
  const nodes: Record<string, FlowNode> = {};
  const wires = [wire("node_start", "next", "node_m0")];
  for (let ring = 0; ring < count; ring++) {
    nodes[`node_m${ring}`] = menu({ keys: ["1", "2"] });
    nodes[`node_s${ring}`] = setVariables({ assignments: { [`n${ring}`]: `n${ring} + 1` } });
    nodes[`node_c${ring}`] = condition({ branches: [{ id: "yes", label: "Yes", when: `n${ring} > 2` }] });
    wires.push(
      wire(`node_m${ring}`, "key:1", `node_m${(ring + 1) % count}`),
      wire(`node_m${ring}`, "key:2", `node_m${ring}`),
      wire(`node_m${ring}`, "noInput", `node_s${ring}`),
      wire(`node_m${ring}`, "noMatch", `node_m${ring}`),
      wire(`node_s${ring}`, "next", `node_c${ring}`),
      wire(`node_c${ring}`, "branch:yes", `node_m${(ring + 1) % count}`),
      wire(`node_c${ring}`, "otherwise", `node_m${ring}`),
    );
  }
  return flowFrom(nodes, wires);
}

/** The same flow, counting how often anything in it is read. */
function counted(flow: Flow): { readonly flow: Flow; readonly reads: () => number } {
  let reads = 0;
  const known = new WeakMap<object, object>();
  function watch<Part extends object>(part: Part): Part {
    const watched = known.get(part) ?? new Proxy(part, handler);
    known.set(part, watched);
    return watched as Part;
  }
  const handler: ProxyHandler<object> = {
    get(target, key, receiver) {
      reads++;
      const value: unknown = Reflect.get(target, key, receiver);
      return typeof value === "object" && value !== null ? watch(value) : value;
    },
    has(target, key) {
      reads++;
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor(target, key) {
      reads++;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    ownKeys(target) {
      reads += Reflect.ownKeys(target).length;
      return Reflect.ownKeys(target);
    },
  };
  return { flow: watch(flow), reads: () => reads };
}

function readsOf(flow: Flow): number {
  const watched = counted(flow);
  validateFlow(watched.flow, strictProfile, { queue: new Set() });
  return watched.reads();
}

describe("validateFlow on large flows", () => {
  it("walks a chain of 50,000 nodes without overflowing", () => {
    expect(validateFlow(chain(50_000), permissiveProfile)).toEqual([]);
  });

  it("finds a way round of 50,000 nodes", () => {
    const flow = chain(50_000);
    const nodes = { ...flow.nodes, node_49999: message() };
    const connections = { ...flow.connections, conn_back: wire("node_49999", "next", "node_0") };
    const found = validateFlow({ ...flow, nodes, connections }, permissiveProfile);
    expect(found.map(({ code, params }) => [code, params["size"]])).toEqual([["trapped-caller", 50_000]]);
  });

  it.each([
    ["a chain", chain],
    ["rings", rings],
  ])("reads %s twice as often when it is twice as long", (_what, build) => {
    expect(readsOf(build(800)) / readsOf(build(400))).toBeLessThan(2.2);
  });

  it("reads a fraction again after a keystroke in one prompt", () => {
    const watched = counted(rings(200));
    const validator = createValidator(strictProfile);
    validator.validate(watched.flow);
    const cold = watched.reads();
    const texts = { "en-US": { kind: "speech" as const, text: "Hello again." } };
    validator.validate({
      ...keepParts(watched.flow),
      prompts: { prompt_other: { label: "New", texts }, ...watched.flow.prompts },
    });
    expect((watched.reads() - cold) / cold).toBeLessThan(0.15);
  });
});

/** The parts themselves, so that the next version shares them. */
function keepParts(flow: Flow): Flow {
  return { ...flow };
}
