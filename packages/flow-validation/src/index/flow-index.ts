import { cyclicParts, type Flow, type FlowGraph, type NodeId, type PromptId } from "@tonegraph/flow-model";
import { buildCallGraph, renodeCallGraph, rewireCallGraph, type CallGraph } from "../graph/call-graph.ts";
import { callDistances } from "../graph/call-distances.ts";
import { judgeRounds, type CycleVerdict } from "../graph/judge-cycles.ts";
import { verdictsKept, type JudgedRounds } from "../graph/judged-rounds.ts";
import { reachedRounds } from "../graph/reached-rounds.ts";
import type { Region } from "../graph/region.ts";
import { waysInto, type WaysInto } from "../graph/ways-into.ts";
import type { FlowChange } from "./flow-change.ts";
import { FlowNames, plainLabel } from "./flow-names.ts";
import { lazyFlowGraph } from "./lazy-flow-graph.ts";
import { sameShape, sameVariableUse } from "./same-shape.ts";

/** What several rules ask of one flow; each part is built when it is first asked for. */
export interface FlowIndex {
  readonly flow: Flow;
  graph(): CallGraph;
  /** The connections by the ids of nodes, for rules and compilers that ask for a few of them. */
  flowGraph(): FlowGraph;
  /** The connections that calls can follow, backwards. */
  waysInto(): WaysInto;
  /** Per node (by its number in the graph) how many connections it lies behind the start; -1 where no call comes. */
  distances(): Int32Array;
  /** Per node the part that calls reach and can go round in and that it belongs to, -1 for none; and how many there are. */
  parts(): ReturnType<typeof cyclicParts>;
  /** The same parts with their nodes and exits. */
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
  readonly names: FlowNames;
  /** What `cycles` are made of. */
  judged(): JudgedRounds;
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
    promptUsers: (promptId) => names.tables().prompts.countOwners(promptId),
    onlyNodeLabelled: (label) => names.tables().labels.onlyOwner(plainLabel(label)),
  };
}

/** Tables that nobody has asked for yet are not there to be changed: they are made of the new flow when somebody does. */
function namesOf(flow: Flow, previous: KeptIndex | undefined, change: FlowChange | undefined): FlowNames {
  const kept = previous && change && previous.names.isMade() ? previous.names : undefined;
  if (!kept || !change) return new FlowNames(flow);
  kept.follow(change, flow);
  return kept;
}

type Ways = Pick<
  KeptIndex,
  "graph" | "flowGraph" | "waysInto" | "distances" | "parts" | "rounds" | "judged" | "cycles"
>;

/** The ways that calls can go do not change while somebody types a label or a prompt, or moves a block; they are then kept. */
function waysOf(flow: Flow, previous: KeptIndex | undefined, change: FlowChange | undefined): Ways {
  const sameNodes =
    previous && change && change.before.startNodeId === flow.startNodeId && sameShape(flow.nodes, change);
  if (!sameNodes) return newWays(flow, () => buildCallGraph(flow));
  const sameCounting = change.before.variables === flow.variables && sameVariableUse(flow.nodes, change);
  const known = sameCounting ? previous.judged : undefined;
  const graph = once(() => renodeCallGraph(previous.graph(), flow.nodes, change.nodes));
  if (change.connections.length > 0) {
    const rewired = { former: change.formerConnections, after: flow, changed: change.connections };
    return newWays(flow, () => rewireCallGraph(graph(), rewired), known);
  }
  const { flowGraph, waysInto: into, distances, parts } = previous;
  const rounds = once(() => reachedRounds(graph(), parts()));
  const kept = { graph, flowGraph, waysInto: into, distances, parts, rounds };
  if (sameCounting) return { ...kept, judged: previous.judged, cycles: previous.cycles };
  return { ...kept, ...judgedWays(flow, kept) };
}

function newWays(flow: Flow, build: () => CallGraph, known?: () => JudgedRounds): Ways {
  const graph = once(build);
  const distances = once(() => callDistances(graph()));
  const parts = once(() => partsOf(graph(), distances()));
  const rounds = once(() => reachedRounds(graph(), parts()));
  const flowGraph = once(() => lazyFlowGraph(flow, graph()));
  const into = once(() => waysInto(graph()));
  const ways = { graph, distances, parts, rounds };
  return { ...ways, flowGraph, waysInto: into, ...judgedWays(flow, ways, known) };
}

function partsOf({ firstExit, exitTarget }: CallGraph, distances: Int32Array): ReturnType<FlowIndex["parts"]> {
  return cyclicParts({ offsets: firstExit, targets: exitTarget }, (node) => distances[node] !== -1);
}

/** `known` is what was judged before a change of connections and nothing else that counts. */
function judgedWays(
  flow: Flow,
  { graph, distances, parts, rounds }: Pick<FlowIndex, "graph" | "distances" | "parts" | "rounds">,
  known?: () => JudgedRounds,
): Pick<KeptIndex, "judged" | "cycles"> {
  const judged = once((): JudgedRounds => {
    const { partOf, count } = parts();
    const ways = { flow, graph: graph(), distances: distances(), partOf };
    const same = known ? verdictsKept(known(), ways, count) : [];
    return { ...ways, verdicts: judgeRounds({ ...ways, rounds: rounds() }, same) };
  });
  return { judged, cycles: once(() => judged().verdicts.flat()) };
}

/** What builds is let go of when it has built: it may hold the index before, and that the one before it. */
function once<Value extends object>(build: () => Value): () => Value {
  let state: { readonly built: Value } | { readonly build: () => Value } = { build };
  return () => {
    if ("build" in state) state = { built: state.build() };
    return state.built;
  };
}
