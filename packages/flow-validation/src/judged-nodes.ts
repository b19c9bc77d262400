import type { Flow, NodeId, Problem } from "@tonegraph/flow-model";
import type { FlowChange } from "./index/flow-change.ts";
import type { FlowIndex } from "./index/flow-index.ts";
import { partsRead, stillHolds, touchedParts, type Read } from "./node-scope.ts";

/** What node rules said of one node, and what it hangs on. */
interface JudgedNode {
  readonly node: Flow["nodes"][string];
  readonly reads: readonly Read[];
  readonly parts: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Judges a node by all node rules, noting what they ask. */
export type JudgeNode = (
  nodeId: NodeId,
  index: FlowIndex,
) => { readonly problems: readonly Problem[]; readonly reads: readonly Read[] };

/** What node rules said of every node, from one version of a flow to the next. Changed in place. */
export class JudgedNodes {
  readonly #judge: JudgeNode;
  readonly #judged = new Map<NodeId, JudgedNode>();
  /** Which nodes asked about a part of the flow; null until the first change, since most flows are judged once. */
  #askers: Map<string, Set<NodeId>> | null = null;

  /** What all nodes were judged by, while nobody knows yet who asked what. */
  #judgedAt: FlowIndex | null = null;

  constructor(judge: JudgeNode) {
    this.#judge = judge;
  }

  /** What node rules say of a node in the version that was judged last. */
  problemsOf(nodeId: NodeId): readonly Problem[] {
    return this.#judged.get(nodeId)?.problems ?? [];
  }

  /** Judges every node anew. */
  judgeAll(index: FlowIndex): void {
    this.#judged.clear();
    this.#askers = null;
    this.#judgedAt = index;
    for (const nodeId of Object.keys(index.flow.nodes)) this.#judgeNow(nodeId, index);
  }

  /** Judges again what a change can have touched; the judgements before must be those of `change.before`. */
  judgeChanged(index: FlowIndex, change: FlowChange): void {
    const askers = this.#knowAskers();
    const suspects = new Set(change.nodes);
    for (const connectionId of change.connections)
      for (const flow of [change.before, index.flow]) {
        const source = flow.connections[connectionId]?.source;
        if (source !== undefined) suspects.add(source);
      }
    for (const part of touchedParts(change, index.flow))
      for (const nodeId of askers.get(part) ?? []) suspects.add(nodeId);
    for (const nodeId of suspects) this.#judgeAgain(nodeId, index);
  }

  /** Also where all answers are the same, they may hang on other parts now (a connection to another missing node). */
  #judgeAgain(nodeId: NodeId, index: FlowIndex): void {
    const known = this.#judged.get(nodeId);
    for (const part of known?.parts ?? []) this.#askers?.get(part)?.delete(nodeId);
    this.#judged.delete(nodeId);
    const isSame = known !== undefined && known.node === index.flow.nodes[nodeId];
    if (isSame && stillHolds(known.reads, index, nodeId)) this.#keep(nodeId, index, known);
    else this.#judgeNow(nodeId, index);
  }

  #judgeNow(nodeId: NodeId, index: FlowIndex): void {
    const node = Object.hasOwn(index.flow.nodes, nodeId) ? index.flow.nodes[nodeId] : undefined;
    if (node) this.#keep(nodeId, index, { node, ...this.#judge(nodeId, index) });
  }

  #keep(nodeId: NodeId, index: FlowIndex, judged: Omit<JudgedNode, "parts">): void {
    const parts = this.#askers === null ? NO_PARTS : partsRead(judged.reads, index, nodeId);
    this.#judged.set(nodeId, { ...judged, parts });
    if (this.#askers !== null) noteAsker(this.#askers, nodeId, parts);
  }

  #knowAskers(): ReadonlyMap<string, ReadonlySet<NodeId>> {
    if (this.#askers !== null) return this.#askers;
    const askers = new Map<string, Set<NodeId>>();
    const index = this.#judgedAt;
    if (index !== null)
      for (const [nodeId, judged] of this.#judged) {
        const parts = partsRead(judged.reads, index, nodeId);
        this.#judged.set(nodeId, { ...judged, parts });
        noteAsker(askers, nodeId, parts);
      }
    this.#judgedAt = null;
    this.#askers = askers;
    return askers;
  }
}

const NO_PARTS: ReadonlySet<string> = new Set();

function noteAsker(askers: Map<string, Set<NodeId>>, nodeId: NodeId, parts: ReadonlySet<string>): void {
  for (const part of parts) {
    const nodes = askers.get(part);
    if (nodes) nodes.add(nodeId);
    else askers.set(part, new Set([nodeId]));
  }
}
