import { applyCommand, type Command, type Flow } from "@tonegraph/flow-model";
import { condition, flowOf, menu, message, queue, vendorBlock } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { flowChange } from "./flow-change.ts";
import { createFlowIndex, type FlowIndex } from "./flow-index.ts";

const flow = flowOf({
  nodes: {
    node_c: condition(),
    node_m: menu({ keys: ["1"] }),
    node_q: queue(),
    node_v: vendorBlock(),
    node_w: message(),
  },
  wires: ["node_start -> node_m", "node_m.key:1 -> node_q", "node_m.noInput -> node_c"],
});

function after(command: Command): Flow {
  const applied = applyCommand(flow, command);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

function kept(next: Flow): string[] {
  const before = createFlowIndex(flow);
  const index = createFlowIndex(next, before, flowChange(flow, next));
  const parts: Record<string, (of: FlowIndex) => unknown> = {
    graph: (of) => of.graph().exitTarget,
    distances: (of) => of.distances(),
    cycles: (of) => of.cycles(),
  };
  return Object.keys(parts).filter((part) => parts[part]?.(index) === parts[part]?.(before));
}

const setFields = (nodeId: string, set: Record<string, string | boolean | string[] | object[]>): Command => ({
  type: "setNodeFields",
  nodeId,
  set: JSON.parse(JSON.stringify(set)),
});

describe("createFlowIndex", () => {
  it.each<[string, Command, string[]]>([
    ["a label", setFields("node_m", { label: "New" }), ["graph", "distances", "cycles"]],
    [
      "a prompt",
      { type: "putPrompt", promptId: "prompt_x", prompt: { label: "X", texts: {} } },
      ["graph", "distances", "cycles"],
    ],
    ["a move", { type: "moveNodes", positions: { node_m: { x: 9, y: 9 } } }, ["graph", "distances", "cycles"]],
    [
      "a condition",
      setFields("node_c", { branches: [{ id: "yes", label: "Yes", when: "a > 1" }] }),
      ["graph", "distances"],
    ],
    [
      "a variable",
      { type: "setVariable", name: "a", variable: { type: "number", default: 0 } },
      ["graph", "distances"],
    ],
    ["a branch more", setFields("node_c", { branches: [] }), []],
    ["an option more", { type: "addMenuOption", nodeId: "node_m", option: { key: "2", label: "" } }, []],
    ["a block that ends the call", setFields("node_v", { terminal: true }), []],
    [
      "a connection",
      { type: "connect", connectionId: "conn_x", connection: { source: "node_w", port: "next", target: "node_q" } },
      [],
    ],
    ["a node less", { type: "removeNodes", nodeIds: ["node_w"] }, []],
  ])("keeps what %s does not change", (_what, command, parts) => {
    expect(kept(after(command))).toEqual(parts);
  });

  it("finds a node by a label that it alone has", () => {
    const index = createFlowIndex(
      flowOf({ nodes: { node_a: queue("q", { label: "Sales " }), node_b: message(), node_c: message() } }),
    );
    expect(index.onlyNodeLabelled(" SALES")).toBe("node_a");
    expect(index.onlyNodeLabelled("Message")).toBeNull();
    expect(index.onlyNodeLabelled("")).toBeNull();
  });
});
