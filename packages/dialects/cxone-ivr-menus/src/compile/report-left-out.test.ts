import { NODE_KINDS, type Flow, type FlowNode } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { sampleNodes } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFlow } from "./compile-flow.ts";

const anyNode = fc.constantFrom(...NODE_KINDS.filter((kind) => kind !== "start")).map((kind) => sampleNodes[kind]);
const port = fc.constantFrom("next", "key:1", "noInput", "noMatch", "unavailable");
const links = fc.array(fc.tuple(fc.nat(6), port, fc.nat(6)), { maxLength: 15 });

function drawingOf(nodes: readonly FlowNode[], connections: readonly (readonly [number, string, number])[]): Flow {
  const ids = ["node_start", ...nodes.map((_, index) => `node_${index}`)];
  const idOf = (index: number): string => ids[index] ?? "node_start";
  return {
    ...customerSupportMenu(),
    nodes: {
      node_start: sampleNodes.start,
      ...Object.fromEntries(nodes.map((node, index) => [`node_${index}`, withOwnTarget(node, index)])),
    },
    connections: Object.fromEntries(
      connections.map(([source, from, target], index) => [
        `conn_${index}`,
        { source: idOf(source), port: from, target: idOf(target) },
      ]),
    ),
  };
}

// Told apart, so that one that is sent cannot stand for another that is not.
function withOwnTarget(node: FlowNode, index: number): FlowNode {
  if (node.kind === "queue") return { ...node, queueId: `queue_${index}` };
  if (node.kind === "agent") return { ...node, agentId: `agent_${index}` };
  if (node.kind === "externalNumber") return { ...node, number: `+1415555010${index}` };
  return node;
}

// What of a node must be in the artefact when nothing is said about it.
const traces: Partial<Record<FlowNode["kind"], (index: string) => string>> = {
  menu: (index) => `"id":"${index}"`,
  message: () => '"type":"menu"',
  queue: (index) => `"queue_${index}"`,
  agent: (index) => `"agent_${index}"`,
  externalNumber: (index) => `"+1415555010${index}"`,
  hangup: () => '"action":"hangup"',
  start: () => "",
};

describe("reportNodes, on any drawing", () => {
  it("leaves out no block without a word about it", () => {
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 6 }), links, (nodes, connections) => {
        const flow = drawingOf(nodes, connections);
        const { artefact, report } = compileFlow(flow);
        const sent = JSON.stringify(artefact);
        const silent = Object.entries(flow.nodes).filter(([nodeId]) => !report.some((item) => item.nodeId === nodeId));
        for (const [nodeId, node] of silent)
          expect(sent).toContain(traces[node.kind]?.(nodeId.replace("node_", "")) ?? "nothing carries this kind");
      }),
    );
  });
});
