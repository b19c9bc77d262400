import type { NodeId } from "../ids.ts";
import { at, compactGraph, type CompactGraph, type EdgeFilter } from "./compact-graph.ts";
import type { FlowGraph } from "./flow-graph.ts";

/** Nodes that can all come to one another. */
export interface Component {
  /** Sorted. */
  readonly nodeIds: readonly NodeId[];
  /** Whether a call can come back to a node: more than one node, or an edge from a node to itself. */
  readonly cyclic: boolean;
}

/**
 * The strongly connected components by the edges that count, each node in exactly one, ordered by their first node id.
 * Tarjan's algorithm (1972) with a stack of its own: linear, and a chain of any length does not overflow.
 */
export function stronglyConnectedComponents(
  graph: FlowGraph,
  options: { readonly edges?: EdgeFilter } = {},
): readonly Component[] {
  const compact = compactGraph(graph, { edges: options.edges });
  const search = new TarjanSearch(compact);
  for (let root = 0; root < compact.nodeIds.length; root += 1) search.from(root);
  return search.components.sort((a, b) => compareIds(a.nodeIds[0], b.nodeIds[0]));
}

function compareIds(a: NodeId = "", b: NodeId = ""): number {
  return a < b ? -1 : Number(a > b);
}

class TarjanSearch {
  readonly components: Component[] = [];
  readonly #graph: CompactGraph;
  /** Order of discovery from 1; 0 is "not seen". */
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  readonly #onStack: Uint8Array;
  /** The next neighbour to look at, per node. */
  readonly #next: Int32Array;
  readonly #path: number[] = [];
  readonly #stack: number[] = [];
  #seen = 0;

  constructor(graph: CompactGraph) {
    const size = graph.nodeIds.length;
    this.#graph = graph;
    this.#order = new Int32Array(size);
    this.#low = new Int32Array(size);
    this.#onStack = new Uint8Array(size);
    this.#next = graph.offsets.slice(0, size);
  }

  from(root: number): void {
    if (at(this.#order, root) > 0) return;
    this.#enter(root);
    for (let node = this.#path.at(-1); node !== undefined; node = this.#path.at(-1)) {
      const place = at(this.#next, node);
      if (place < at(this.#graph.offsets, node + 1)) {
        this.#next[node] = place + 1;
        this.#look(node, at(this.#graph.targets, place));
      } else this.#leave(node);
    }
  }

  #enter(node: number): void {
    this.#seen += 1;
    this.#order[node] = this.#seen;
    this.#low[node] = this.#seen;
    this.#onStack[node] = 1;
    this.#stack.push(node);
    this.#path.push(node);
  }

  #look(node: number, neighbour: number): void {
    if (at(this.#order, neighbour) === 0) this.#enter(neighbour);
    else if (this.#onStack[neighbour] === 1) this.#lower(node, at(this.#order, neighbour));
  }

  #leave(node: number): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (parent !== undefined) this.#lower(parent, at(this.#low, node));
    if (at(this.#low, node) === at(this.#order, node)) this.#close(node);
  }

  #lower(node: number, low: number): void {
    if (low < at(this.#low, node)) this.#low[node] = low;
  }

  #close(root: number): void {
    const members: number[] = [];
    for (let node = this.#stack.pop(); node !== undefined; node = this.#stack.pop()) {
      this.#onStack[node] = 0;
      members.push(node);
      if (node === root) break;
    }
    const { nodeIds, offsets, targets } = this.#graph;
    const cyclic = members.length > 1 || targets.subarray(at(offsets, root), at(offsets, root + 1)).includes(root);
    this.components.push({ nodeIds: members.sort((a, b) => a - b).map((node) => nodeIds[node] ?? ""), cyclic });
  }
}
