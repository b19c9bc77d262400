import type { FlowNode, NodeId, NodeKind, Problem } from "@tonegraph/flow-model";
import type { FlowChange } from "./index/flow-change.ts";
import type { FlowIndex } from "./index/flow-index.ts";
import { keepSame } from "./keep-same.ts";
import { partsRead, stillHolds, touchedParts, type Read } from "./node-scope.ts";

/** What node rules said of one node, and what it hangs on. */
interface JudgedNode {
  readonly reads: readonly Read[];
  readonly parts: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Judges a node by all node rules, noting what they ask. */
export interface NodeJudge {
  /** Whether there is any rule about nodes of a kind. */
  concerns(kind: NodeKind): boolean;
  judge(
    nodeId: NodeId,
    node: FlowNode,
    index: FlowIndex,
  ): { readonly problems: readonly Problem[]; readonly reads: readonly Read[] };
}

/** What node rules said of every node, from one version of a flow to the next. Changed in place. */
export class JudgedNodes {
  readonly #by: NodeJudge;
  /** Only the nodes that rules found or asked anything about. */
  readonly #judged = new Map<NodeId, JudgedNode>();
  /** Which nodes asked about a part of the flow; null until the first change, since most flows are judged once. */
  #askers: Map<string, Set<NodeId>> | null = null;

  /** What all nodes were judged by, while nobody knows yet who asked what. */
  #judgedAt: FlowIndex | null = null;

  constructor(by: NodeJudge) {
    this.#by = by;
  }

  /** What node rules say of a node in the version that was judged last; the same list while nothing about it changed. */
  problemsOf(nodeId: NodeId): readonly Problem[] {
    return this.#judged.get(nodeId)?.problems ?? NO_PROBLEMS;
  }

  /** Judges every node anew. Answers those that rules found anything about. */
  judgeAll(index: FlowIndex): Iterable<NodeId> {
    this.#judged.clear();
    this.#askers = null;
    this.#judgedAt = index;
    const { inDocument, nodeIds, nodes, kinds } = index.graph();
    const found: NodeId[] = [];
    for (const number of inDocument) {
      const kind = kinds[number];
      const node = kind && this.#by.concerns(kind) ? nodes[number] : undefined;
      if (!node) continue;
      const nodeId = nodeIds[number] ?? "";
      const judged = this.#by.judge(nodeId, node, index);
      this.#keep(nodeId, index, judged);
      if (judged.problems.length > 0) found.push(nodeId);
    }
    return found;
  }

  /**
   * Judges again what a change can have touched, and answers which nodes that were; the judgements before must be those of
   * `change.before`.
   */
  judgeChanged(index: FlowIndex, change: FlowChange): Iterable<NodeId> {
    const askers = this.#knowAskers();
    const others = new Set(change.nodes);
    const suspects = new Set(change.nodes);
    for (const connectionId of change.connections)
      for (const connections of [change.formerConnections, index.flow.connections]) {
        const source = connections[connectionId]?.source;
        if (source !== undefined) suspects.add(source);
      }
    for (const part of touchedParts(change, index)) for (const nodeId of askers.get(part) ?? []) suspects.add(nodeId);
    for (const nodeId of suspects) this.#judgeAgain(nodeId, index, others.has(nodeId));
    return suspects;
  }

  /** Also where all answers are the same, they may hang on other parts now (a connection to another missing node). */
  #judgeAgain(nodeId: NodeId, index: FlowIndex, isOther: boolean): void {
    const known = this.#judged.get(nodeId);
    this.#forget(nodeId);
    const node = Object.hasOwn(index.flow.nodes, nodeId) ? index.flow.nodes[nodeId] : undefined;
    if (!node) return;
    if (!isOther && stillHolds(known?.reads ?? [], index, nodeId)) return this.#keep(nodeId, index, known);
    const { problems, reads } = this.#by.judge(nodeId, node, index);
    this.#keep(nodeId, index, { problems: keepSame(known?.problems ?? NO_PROBLEMS, problems), reads });
  }

  #forget(nodeId: NodeId): void {
    for (const part of this.#judged.get(nodeId)?.parts ?? []) this.#askers?.get(part)?.delete(nodeId);
    this.#judged.delete(nodeId);
  }

  #keep(nodeId: NodeId, index: FlowIndex, judged: Omit<JudgedNode, "parts"> | undefined): void {
    if (!judged || (judged.reads.length === 0 && judged.problems.length === 0)) return;
    const { reads, problems } = judged;
    const parts = this.#askers === null ? NO_PARTS : partsRead(reads, index, nodeId);
    this.#judged.set(nodeId, { reads, problems, parts });
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
const NO_PROBLEMS: readonly Problem[] = [];

function noteAsker(askers: Map<string, Set<NodeId>>, nodeId: NodeId, parts: ReadonlySet<string>): void {
  for (const part of parts) {
    const nodes = askers.get(part);
    if (nodes) nodes.add(nodeId);
    else askers.set(part, new Set([nodeId]));
  }
}
