import { at } from "./compact-graph.ts";

/**
 * A graph as flat arrays: the ways out of node `n` lead to `targets[offsets[n]]` up to `targets[offsets[n + 1] - 1]`; a
 * negative target leads nowhere.
 */
export interface FlatGraph {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/**
 * Per node the strongly connected component it belongs to, named by its node that was found first. Nodes that nobody asks
 * about with `isRoot`, and that none of those leads to, have -1. Tarjan's algorithm (1972) with stacks of its own: linear,
 * and a chain of any length does not overflow.
 */
export function componentsOf(graph: FlatGraph, isRoot: (node: number) => boolean = () => true): Int32Array {
  const search = new TarjanSearch(graph);
  const size = graph.offsets.length - 1;
  for (let root = 0; root < size; root += 1) if (isRoot(root)) search.from(root);
  return search.componentOf;
}

/**
 * Of {@link componentsOf}, only those that one can go round in: of more than one node, or of one that leads to itself.
 * They are numbered 0, 1, 2, … in the order in which the nodes meet them; all other nodes have -1.
 */
export function cyclicParts(
  graph: FlatGraph,
  isRoot?: (node: number) => boolean,
): { readonly partOf: Int32Array; readonly count: number } {
  const partOf = componentsOf(graph, isRoot);
  const sizes = new Int32Array(partOf.length);
  for (let node = 0; node < partOf.length; node += 1) {
    const component = at(partOf, node);
    if (component !== -1) sizes[component] = at(sizes, component) + 1;
  }
  const numbers = new Int32Array(partOf.length).fill(-1);
  let count = 0;
  for (let node = 0; node < partOf.length; node += 1) {
    const component = at(partOf, node);
    if (component === -1) continue;
    const isCyclic = at(sizes, component) > 1 || leadsToItself(graph, component);
    if (isCyclic && numbers[component] === -1) numbers[component] = count++;
    partOf[node] = isCyclic ? at(numbers, component) : -1;
  }
  return { partOf, count };
}

function leadsToItself({ offsets, targets }: FlatGraph, node: number): boolean {
  const end = at(offsets, node + 1);
  for (let way = at(offsets, node); way < end; way += 1) if (targets[way] === node) return true;
  return false;
}

class TarjanSearch {
  readonly componentOf: Int32Array;
  readonly #graph: FlatGraph;
  /** Order of discovery from 1; 0 is "not seen". */
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  /** The next way out to look at, per node. */
  readonly #next: Int32Array;
  readonly #path: Int32Array;
  readonly #stack: Int32Array;
  #pathLength = 0;
  #stacked = 0;
  #seen = 0;

  constructor(graph: FlatGraph) {
    const size = graph.offsets.length - 1;
    this.#graph = graph;
    this.componentOf = new Int32Array(size).fill(-1);
    this.#order = new Int32Array(size);
    this.#low = new Int32Array(size);
    this.#next = graph.offsets.slice();
    this.#path = new Int32Array(size);
    this.#stack = new Int32Array(size);
  }

  from(root: number): void {
    if (at(this.#order, root) > 0) return;
    this.#enter(root);
    const { offsets, targets } = this.#graph;
    while (this.#pathLength > 0) {
      const node = at(this.#path, this.#pathLength - 1);
      const way = at(this.#next, node);
      if (way < at(offsets, node + 1)) {
        this.#next[node] = way + 1;
        const target = at(targets, way);
        if (target >= 0) this.#look(node, target);
      } else this.#leave(node);
    }
  }

  #enter(node: number): void {
    this.#seen += 1;
    this.#order[node] = this.#seen;
    this.#low[node] = this.#seen;
    this.#stack[this.#stacked] = node;
    this.#stacked += 1;
    this.#path[this.#pathLength] = node;
    this.#pathLength += 1;
  }

  /** A node that is seen and in no component yet is on the stack. */
  #look(node: number, target: number): void {
    const order = at(this.#order, target);
    if (order === 0) this.#enter(target);
    else if (this.componentOf[target] === -1 && order < at(this.#low, node)) this.#low[node] = order;
  }

  #leave(node: number): void {
    this.#pathLength -= 1;
    const low = at(this.#low, node);
    if (this.#pathLength > 0) {
      const parent = at(this.#path, this.#pathLength - 1);
      if (low < at(this.#low, parent)) this.#low[parent] = low;
    }
    if (low === at(this.#order, node)) this.#close(node);
  }

  #close(root: number): void {
    for (let member = -1; member !== root;) {
      this.#stacked -= 1;
      member = at(this.#stack, this.#stacked);
      this.componentOf[member] = root;
    }
  }
}
