import { buildFlowGraph, portsOf, type Flow, type FlowGraph, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { nameOf, type ReportItem } from "@tonegraph/vendor-kit";
import { stepFaults } from "../content-faults.ts";
import { draftSubFlowId, RELATIVE_ID } from "../flow-ids.ts";
import { stepIdOf } from "../step-ids.ts";
import { DIALECT_ID, type WireBundle, type WireFlow, type WireStep } from "../wire.ts";
import { tellVaultNames } from "../vault-names.ts";
import { blockSteps } from "./block-steps.ts";
import { flowLosses } from "./flow-losses.ts";
import { placeOf, type BlockSteps } from "./place.ts";
import { startSteps } from "./start-steps.ts";
import { tellSecrets } from "./tell-secrets.ts";

/** What a drawing says, with relative ids, without what only the vendor's own copy adds. */
export interface CompiledDrawing {
  readonly bundle: WireBundle;
  readonly report: readonly ReportItem[];
}

/** Flow → steps, in the order in which calls come to them. `stepIds` are ids that blocks had at the vendor. */
export function compileDrawing(
  flow: Flow,
  graph: FlowGraph = buildFlowGraph(flow),
  stepIds: ReadonlyMap<NodeId, string> = new Map(),
): CompiledDrawing {
  const report: ReportItem[] = [];
  const idOf = (nodeId: NodeId): string => stepIds.get(nodeId) ?? stepIdOf(nodeId);
  const first = graph.edgeOn(flow.startNodeId, "next")?.target;
  if (first === undefined) {
    const words = `Nothing follows ${nameOf(flow, flow.startNodeId)}. Connect it to what callers hear first.`;
    report.push({ kind: "unsupported", code: "no-first-step", nodeId: flow.startNodeId, params: {}, words });
  }
  const heard = inOrder(flow, graph);
  const start = startSteps(flow, idOf(flow.startNodeId), first === undefined ? undefined : idOf(first));
  const blocks = heard.map((nodeId): readonly [NodeId, BlockSteps] => {
    const node = flow.nodes[nodeId];
    const place = placeOf({ flow, graph, nodeId, report, idOf });
    const block = node ? blockSteps(node, place) : { steps: [] };
    tellSecrets(nodeId === flow.startNodeId ? { steps: start } : block, place);
    return [nodeId, block];
  });
  const isHeard = new Set(heard);
  for (const nodeId of graph.nodeIds.filter((other) => !isHeard.has(other))) {
    const words = `No call comes to ${nameOf(flow, nodeId)}, so it is not sent.`;
    report.push({ kind: "dropped", code: "node-not-reached", nodeId, params: {}, words });
  }
  const subFlows = blocks.flatMap(([nodeId, block]) => subFlowOf(flow, idOf(nodeId), block));
  const steps = blocks.flatMap(([nodeId, block]) => withSubFlow(block, idOf(nodeId)));
  tellRefused(flow, { blocks, stepIds: new Set([...start, ...steps].map(({ id }) => id)), report });
  return {
    bundle: { main: flowOfSteps(RELATIVE_ID, flow.name, [...start, ...steps]), subFlows },
    report: [...report, ...flowLosses(flow, steps), ...tellVaultNames(flow)],
  };
}

// A block that was read from CXone is sent back as it came: whatever CXone would refuse of it is told here.
function tellRefused(
  flow: Flow,
  {
    blocks,
    stepIds,
    report,
  }: {
    readonly blocks: readonly (readonly [NodeId, BlockSteps])[];
    readonly stepIds: ReadonlySet<string>;
    readonly report: ReportItem[];
  },
): void {
  for (const [nodeId, { steps }] of blocks) {
    const node = flow.nodes[nodeId];
    if (node?.kind !== "vendorBlock" || node.dialect !== DIALECT_ID) continue;
    for (const { path, message } of steps.flatMap((step) => stepFaults(step, stepIds))) {
      const pointer = path.map(String).join("/");
      const words = `CXone would refuse ${nameOf(flow, nodeId)} as it was read. At ${pointer} it says: ${message}. Put it right at CXone, and read the flow again, or take the block out.`;
      report.push({ kind: "unsupported", code: "content-refused", nodeId, params: { pointer, value: message }, words });
    }
  }
}

// Breadth first, so that the first step is where the call begins and a drawing has one order only.
function inOrder(flow: Flow, graph: FlowGraph): NodeId[] {
  const seen = new Set<NodeId>([flow.startNodeId]);
  // A set grows while it is walked, so this visits everything that is found on the way.
  for (const nodeId of seen) for (const edge of exitsOf(flow, graph, nodeId)) seen.add(edge);
  return [...seen];
}

function exitsOf(flow: Flow, graph: FlowGraph, nodeId: NodeId): NodeId[] {
  const node = flow.nodes[nodeId];
  if (node === undefined) return [];
  return portsTaken(node).flatMap((port) => graph.edgeOn(nodeId, port)?.target ?? []);
}

// A breaker that is not there is never open.
function portsTaken(node: FlowNode): string[] {
  const ports = portsOf(node);
  return node.kind === "httpRequest" && !node.circuitBreaker ? ports.filter((port) => port !== "circuitOpen") : ports;
}

function subFlowOf(flow: Flow, stepId: string, { subFlow }: BlockSteps): WireFlow[] {
  return subFlow === undefined ? [] : [flowOfSteps(draftSubFlowId(stepId), `${flow.name}: ${stepId}`, subFlow)];
}

function withSubFlow({ steps, subFlow }: BlockSteps, stepId: string): WireStep[] {
  if (subFlow === undefined) return steps;
  return steps.map((step) =>
    step.type === "SubFlow"
      ? { ...step, configuration: { ...step.configuration, flowId: draftSubFlowId(stepId) } }
      : step,
  );
}

function flowOfSteps(id: string, name: string, steps: WireStep[]): WireFlow {
  return { id, name, flowType: "IVR", steps };
}
