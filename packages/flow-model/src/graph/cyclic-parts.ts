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
  const search: Search = {
    componentOf: new Int32Array(size).fill(-1),
    order: new Int32Array(size),
    low: new Int32Array(size),
    next: graph.offsets.slice(),
    path: new Int32Array(size),
    stack: new Int32Array(size),
    stacked: 0,
    seen: 0,
  };
  for (let root = 0; root < size; root += 1)
    if (at(search.order, root) === 0 && isRoot(root)) walk(root, graph, search);
  return search.componentOf;
}

interface Search {
  readonly componentOf: Int32Array;
  /** Order of discovery from 1; 0 is "not seen". A node that is seen and in no component yet is on the stack. */
  readonly order: Int32Array;
  readonly low: Int32Array;
  /** The next way out to look at, per node. */
  readonly next: Int32Array;
  readonly path: Int32Array;
  readonly stack: Int32Array;
  stacked: number;
  seen: number;
}

/** All that a node leads to. In one loop over local arrays: it is the innermost of every check of a flow. */
function walk(root: number, { offsets, targets }: FlatGraph, search: Search): void {
  const { componentOf, order, low, next, path, stack } = search;
  path[0] = root;
  for (let length = 1; length > 0;) {
    const node = at(path, length - 1);
    if (at(order, node) === 0) {
      search.seen += 1;
      order[node] = search.seen;
      low[node] = search.seen;
      stack[search.stacked++] = node;
    }
    const way = at(next, node);
    if (way < at(offsets, node + 1)) {
      next[node] = way + 1;
      const target = at(targets, way);
      if (target < 0) continue;
      const found = at(order, target);
      if (found === 0) path[length++] = target;
      else if (componentOf[target] === -1) low[node] = Math.min(at(low, node), found);
      continue;
    }
    length -= 1;
    const lowest = at(low, node);
    if (lowest === order[node]) takeComponent(node, search);
    else low[at(path, length - 1)] = Math.min(at(low, at(path, length - 1)), lowest);
  }
}

/** Everything on the stack from a node on is a component; it is taken off. */
function takeComponent(from: number, search: Search): void {
  const { componentOf, stack } = search;
  for (let member = -1; member !== from;) {
    search.stacked -= 1;
    member = at(stack, search.stacked);
    componentOf[member] = from;
  }
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
