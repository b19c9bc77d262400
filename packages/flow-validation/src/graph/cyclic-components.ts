import { NOWHERE, type CallGraph } from "./call-graph.ts";

type Exits = Pick<CallGraph, "nodes" | "firstExit" | "exitTarget">;

/**
 * Per node the part of the flow that calls can go round in and that it belongs to, numbered in the order of the nodes; -1
 * for nodes that no call reaches or comes back to. Tarjan's algorithm (1972) with stacks of its own: O(nodes + exits), and
 * a chain of any length does not overflow.
 */
export function cyclicComponents(graph: Exits, distances: Int32Array): Int32Array {
  const search = new Search(graph);
  graph.nodes.forEach((_, root) => {
    if (distances[root] !== -1) search.from(root);
  });
  return numbered(search.componentOf);
}

/** The same parts under the numbers 0, 1, 2, … in the order in which the nodes meet them. */
function numbered(componentOf: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return componentOf.map((component) => {
    if (component === -1) return -1;
    const known = numbers.get(component) ?? numbers.size;
    numbers.set(component, known);
    return known;
  });
}

class Search {
  readonly componentOf: Int32Array;
  readonly #graph: Exits;
  /** Order of discovery from 1; 0 is "not seen". */
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  readonly #onStack: Uint8Array;
  /** The next exit to look at, per node. */
  readonly #next: Int32Array;
  readonly #path: number[] = [];
  readonly #stack: number[] = [];
  #seen = 0;

  constructor(graph: Exits) {
    const size = graph.nodes.length;
    this.#graph = graph;
    this.componentOf = new Int32Array(size).fill(-1);
    this.#order = new Int32Array(size);
    this.#low = new Int32Array(size);
    this.#onStack = new Uint8Array(size);
    this.#next = graph.firstExit.slice(0, size);
  }

  from(root: number): void {
    if (at(this.#order, root) > 0) return;
    this.#enter(root);
    for (let node = this.#path.at(-1); node !== undefined; node = this.#path.at(-1)) {
      const exit = at(this.#next, node);
      if (exit < at(this.#graph.firstExit, node + 1)) {
        this.#next[node] = exit + 1;
        const target = this.#graph.exitTarget[exit] ?? NOWHERE;
        if (target !== NOWHERE) this.#look(node, target);
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

  #look(node: number, target: number): void {
    if (at(this.#order, target) === 0) this.#enter(target);
    else if (this.#onStack[target] === 1) this.#lower(node, at(this.#order, target));
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
    const { firstExit, exitTarget } = this.#graph;
    const from = at(firstExit, root);
    const alone = this.#stack.at(-1) === root;
    const cyclic = !alone || exitTarget.subarray(from, at(firstExit, root + 1)).includes(root);
    for (let node = this.#stack.pop(); node !== undefined; node = this.#stack.pop()) {
      this.#onStack[node] = 0;
      if (cyclic) this.componentOf[node] = root;
      if (node === root) break;
    }
  }
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}
