import {
  buildFlowGraph,
  promptIdsOf,
  type Flow,
  type FlowGraph,
  type FlowNode,
  type NodeId,
  type PromptId,
} from "@tonegraph/flow-model";
import { buildCallGraph, rewireCallGraph, type CallGraph } from "../graph/call-graph.ts";
import { callDistances } from "../graph/call-distances.ts";
import { judgeCycles, type CycleVerdict } from "../graph/judge-cycles.ts";
import { reachedRounds } from "../graph/reached-rounds.ts";
import type { Region } from "../graph/region.ts";
import type { FlowChange } from "./flow-change.ts";
import { NameTable } from "./name-table.ts";
import { sameShape, sameVariableUse } from "./same-shape.ts";

/** What several rules ask of one flow; each part is built when it is first asked for. */
export interface FlowIndex {
  readonly flow: Flow;
  graph(): CallGraph;
  /** The connections by the ids of nodes, for rules and compilers that ask for a few of them. */
  flowGraph(): FlowGraph;
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

/** An index with what the next one takes over from it. */
export interface KeptIndex extends FlowIndex {
  readonly names: { readonly prompts: NameTable; readonly labels: NameTable };
}

/**
 * Indexes a flow. Parts of `previous` are kept where `change`, all that is another than in its flow, cannot have changed
 * them; its tables of names are changed in place, so that it must not be asked for names any more.
 */
export function createFlowIndex(flow: Flow, previous?: KeptIndex, change?: FlowChange): KeptIndex {
  const names = namesOf(flow, previous, change);
  return {
    flow,
    ...waysOf(flow, previous, change),
    names,
    promptUsers: (promptId) => names.prompts.owners(promptId).size,
    onlyNodeLabelled: (label) => names.labels.onlyOwner(plainLabel(label)),
  };
}

/** A label as labels are compared. */
export function plainLabel(label: string): string {
  return label.trim().toLowerCase();
}

function namesOf(flow: Flow, previous: KeptIndex | undefined, change: FlowChange | undefined): KeptIndex["names"] {
  const names = previous && change ? previous.names : { prompts: new NameTable(), labels: new NameTable() };
  const before = previous && change ? change.before.nodes : {};
  for (const nodeId of previous && change ? change.nodes : Object.keys(flow.nodes)) {
    const [former, node] = [before[nodeId], flow.nodes[nodeId]];
    names.prompts.rename(nodeId, former ? promptIdsOf(former) : [], node ? promptIdsOf(node) : []);
    names.labels.rename(nodeId, labelsOf(former), labelsOf(node));
  }
  return names;
}

function labelsOf(node: FlowNode | undefined): string[] {
  const label = node ? plainLabel(node.label) : "";
  return label === "" ? [] : [label];
}

/** The ways that calls can go do not change while somebody types a label or a prompt, or moves a block; they are then kept. */
function waysOf(
  flow: Flow,
  previous: KeptIndex | undefined,
  change: FlowChange | undefined,
): Pick<FlowIndex, "graph" | "flowGraph" | "distances" | "rounds" | "cycles"> {
  const sameNodes =
    previous && change && change.before.startNodeId === flow.startNodeId && sameShape(flow.nodes, change);
  if (!sameNodes) return newWays(flow, () => buildCallGraph(flow));
  if (change.connections.length > 0) {
    const rewired = { before: change.before, after: flow, changed: change.connections };
    return newWays(flow, () => rewireCallGraph(previous.graph(), rewired));
  }
  const { graph, flowGraph, distances, rounds } = previous;
  const sameCounting = change.before.variables === flow.variables && sameVariableUse(flow.nodes, change);
  const cycles = sameCounting ? previous.cycles : judged(flow, { graph, distances, rounds });
  return { graph, flowGraph, distances, rounds, cycles };
}

function newWays(flow: Flow, build: () => CallGraph): ReturnType<typeof waysOf> {
  const graph = once(build);
  const distances = once(() => callDistances(graph()));
  const rounds = once(() => reachedRounds({ graph: graph(), distances: distances() }));
  const flowGraph = once(() => buildFlowGraph(flow));
  return { graph, flowGraph, distances, rounds, cycles: judged(flow, { graph, distances, rounds }) };
}

function judged(flow: Flow, ways: Pick<FlowIndex, "graph" | "distances" | "rounds">): FlowIndex["cycles"] {
  return once(() => judgeCycles({ flow, graph: ways.graph(), distances: ways.distances(), rounds: ways.rounds() }));
}

/** What builds is let go of when it has built: it may hold the index before, and that the one before it. */
function once<Value extends object>(build: () => Value): () => Value {
  let state: { readonly built: Value } | { readonly build: () => Value } = { build };
  return () => {
    if ("build" in state) state = { built: state.build() };
    return state.built;
  };
}
