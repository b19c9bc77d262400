import { promptUses, type Flow, type NodeId, type PromptId } from "@tonegraph/flow-model";
import { buildCallGraph, type CallGraph } from "../graph/call-graph.ts";
import { callDistances } from "../graph/call-distances.ts";
import { reachedRounds } from "../graph/reached-rounds.ts";
import type { Region } from "../graph/region.ts";
import { sameShape, sameVariableUse } from "./same-shape.ts";
import { judgeCycles, type CycleVerdict } from "../graph/judge-cycles.ts";

/** What several rules ask of one flow; each part is built when it is first asked for. */
export interface FlowIndex {
  readonly flow: Flow;
  graph(): CallGraph;
  /** Per node (by its number in the graph) how many connections it lies behind the start; -1 where no call comes. */
  distances(): Int32Array;
  /** The parts of the flow that calls reach and can go round in. */
  rounds(): readonly Region[];
  /** What is wrong with the ways round in the flow. */
  cycles(): readonly CycleVerdict[];
  /** How many nodes speak a prompt. */
  promptUsers(promptId: PromptId): number;
  /** The one node with this label (compared without case and outer blanks), or null when none or several have it. */
  onlyNodeLabelled(label: string): NodeId | null;
}

/** Indexes a flow. Parts of `previous` are kept where what they are made of is the same in both flows. */
export function createFlowIndex(flow: Flow, previous?: FlowIndex): FlowIndex {
  const sameNodes = previous?.flow.nodes === flow.nodes;
  const labels = lookUp(() => nodesByLabel(flow), null);
  return {
    flow,
    ...waysOf(flow, previous),
    promptUsers: previous && sameNodes ? previous.promptUsers : lookUp(() => countPromptUsers(flow), 0),
    onlyNodeLabelled: previous && sameNodes ? previous.onlyNodeLabelled : (label) => labels(plainLabel(label)),
  };
}

/** The ways that calls can go do not change while somebody types a label or a prompt; they are then kept. */
function waysOf(
  flow: Flow,
  previous: FlowIndex | undefined,
): Pick<FlowIndex, "graph" | "distances" | "rounds" | "cycles"> {
  const before = previous?.flow;
  const sameWires = before?.connections === flow.connections && before.startNodeId === flow.startNodeId;
  if (!previous || !before || !sameWires || !sameShape(before.nodes, flow.nodes)) {
    const graph = once(() => buildCallGraph(flow));
    const distances = once(() => callDistances(graph()));
    const rounds = once(() => reachedRounds({ graph: graph(), distances: distances() }));
    return { graph, distances, rounds, cycles: judged(flow, { graph, distances, rounds }) };
  }
  const { graph, distances, rounds } = previous;
  const sameCounting = before.variables === flow.variables && sameVariableUse(before.nodes, flow.nodes);
  return {
    graph,
    distances,
    rounds,
    cycles: sameCounting ? previous.cycles : judged(flow, { graph, distances, rounds }),
  };
}

function judged(flow: Flow, ways: Pick<FlowIndex, "graph" | "distances" | "rounds">): FlowIndex["cycles"] {
  return once(() => judgeCycles({ flow, graph: ways.graph(), distances: ways.distances(), rounds: ways.rounds() }));
}

function once<Value extends object>(build: () => Value): () => Value {
  let built: Value | undefined;
  return () => (built ??= build());
}

function lookUp<Value>(build: () => ReadonlyMap<string, Value>, absent: Value): (key: string) => Value {
  const table = once(build);
  return (key) => table().get(key) ?? absent;
}

function countPromptUsers(flow: Flow): Map<PromptId, number> {
  return new Map([...promptUses(flow)].map(([promptId, nodeIds]) => [promptId, nodeIds.length]));
}

function nodesByLabel(flow: Flow): Map<string, NodeId | null> {
  const byLabel = new Map<string, NodeId | null>();
  for (const [nodeId, node] of Object.entries(flow.nodes)) {
    const label = plainLabel(node.label);
    if (label !== "") byLabel.set(label, byLabel.has(label) ? null : nodeId);
  }
  return byLabel;
}

function plainLabel(label: string): string {
  return label.trim().toLowerCase();
}
