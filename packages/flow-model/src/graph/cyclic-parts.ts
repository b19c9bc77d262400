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
  const size = graph.offsets.length - 1;
  const search = tarjanSearch(graph);
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

interface TarjanSearch {
  readonly componentOf: Int32Array;
  readonly from: (root: number) => void;
}

/** The search in local arrays alone: it is the innermost loop of every check of a flow. */
function tarjanSearch({ offsets, targets }: FlatGraph): TarjanSearch {
  const size = offsets.length - 1;
  const componentOf = new Int32Array(size).fill(-1);
  /** Order of discovery from 1; 0 is "not seen". */
  const order = new Int32Array(size);
  const low = new Int32Array(size);
  /** The next way out to look at, per node. */
  const next = offsets.slice();
  const path = new Int32Array(size);
  const stack = new Int32Array(size);
  let pathLength = 0;
  let stacked = 0;
  let seen = 0;

  function enter(node: number): void {
    seen += 1;
    order[node] = seen;
    low[node] = seen;
    stack[stacked++] = node;
    path[pathLength++] = node;
  }

  function leave(node: number): void {
    pathLength -= 1;
    const lowest = at(low, node);
    if (pathLength > 0) {
      const parent = at(path, pathLength - 1);
      if (lowest < at(low, parent)) low[parent] = lowest;
    }
    if (lowest !== order[node]) return;
    for (let member = -1; member !== node;) {
      stacked -= 1;
      member = at(stack, stacked);
      componentOf[member] = node;
    }
  }

  /** A node that is seen and in no component yet is on the stack. */
  function look(node: number, target: number): void {
    const found = at(order, target);
    if (found === 0) enter(target);
    else if (componentOf[target] === -1 && found < at(low, node)) low[node] = found;
  }

  function from(root: number): void {
    if (at(order, root) > 0) return;
    enter(root);
    while (pathLength > 0) {
      const node = at(path, pathLength - 1);
      const way = at(next, node);
      if (way < at(offsets, node + 1)) {
        next[node] = way + 1;
        const target = at(targets, way);
        if (target >= 0) look(node, target);
      } else leave(node);
    }
  }

  return { componentOf, from };
}
