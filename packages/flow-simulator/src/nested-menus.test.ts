import { agent, flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createSimulator } from "./create-simulator.ts";
import { runCall } from "./run-call.ts";

/**
 * The walk of the documented `simulate_dtmf_flow`, line for line: it finds a menu only where a top-level step names it, and
 * goes on reading keys whatever it has come to.
 */
interface DocumentedNode {
  readonly id: string;
  readonly nextStep?: DocumentedNode;
  readonly timeoutTarget?: string;
  readonly dtmfHandlers?: readonly { readonly key: string; readonly targetFlowId: string }[];
  readonly nextSteps?: readonly DocumentedNode[];
}

function documentedWalk(steps: readonly DocumentedNode[], keys: readonly string[]): string[] {
  let current: DocumentedNode | string | undefined = steps[0]?.nextStep;
  const visited: string[] = [];
  for (const key of keys) {
    const node = find(steps, current);
    if (!node) return [...visited, "not found"];
    visited.push(node.id);
    const handler = node.dtmfHandlers?.find((each) => each.key === key);
    current = handler?.targetFlowId ?? node.timeoutTarget;
  }
  return visited;
}

/** A whole menu stands in `nextStep`, so that an id never equals it: nested menus are never searched. */
function find(
  steps: readonly DocumentedNode[],
  wanted: DocumentedNode | string | undefined,
): DocumentedNode | undefined {
  return steps.find((step) => step.id === wanted) ?? steps.map((step) => step.nextStep).find((step) => step === wanted);
}

const flow = flowOf({
  nodes: {
    node_main: menu({ keys: ["1", "0"] }),
    node_support: menu({ keys: ["1", "2"] }),
    node_billing: menu({ keys: ["1", "2"] }),
    node_agent: agent("agent-transfer"),
    node_invoices: queue("queue-invoices"),
  },
  wires: [
    "node_start -> node_main",
    "node_main.key:1 -> node_support",
    "node_main.key:0 -> node_agent",
    "node_main.noInput -> node_agent",
    "node_support.key:2 -> node_billing",
    "node_billing.key:1 -> node_invoices",
  ],
});

/** The same menus as the document has them, nested in `nextSteps`. */
const documented: DocumentedNode[] = [
  {
    id: "start",
    nextStep: {
      id: "main",
      timeoutTarget: "agent",
      dtmfHandlers: [
        { key: "1", targetFlowId: "support" },
        { key: "0", targetFlowId: "agent" },
      ],
      nextSteps: [
        {
          id: "support",
          dtmfHandlers: [{ key: "2", targetFlowId: "billing" }],
          nextSteps: [{ id: "billing", dtmfHandlers: [{ key: "1", targetFlowId: "invoices" }] }],
        },
      ],
    },
  },
];

function path(...keys: string[]) {
  const { steps, end } = runCall(createSimulator(flow), { inputs: keys.map((press) => ({ press })) });
  return { nodes: steps.map(({ nodeId }) => nodeId.replace("node_", "")), end };
}

describe("nested menus", () => {
  it("are walked through to the end, where the documented simulator loses the first of them", () => {
    expect(documentedWalk(documented, ["1", "2", "1"])).toEqual(["main", "not found"]);
    const { nodes, end } = path("1", "2", "1");
    expect(nodes).toEqual(["start", "main", "support", "billing", "invoices"]);
    expect(end).toMatchObject({ kind: "queue", reason: "terminal", keys: 3, unusedInputs: [] });
  });

  it("end at a terminal, where the documented simulator knows no end", () => {
    expect(documentedWalk(documented, ["0", "5", "5"])).toEqual(["main", "not found"]);
    const { nodes, end } = path("0", "5", "5");
    expect(nodes).toEqual(["start", "main", "agent"]);
    expect(end).toMatchObject({ kind: "agent", reason: "terminal", unusedInputs: [{ press: "5" }, { press: "5" }] });
  });
});
