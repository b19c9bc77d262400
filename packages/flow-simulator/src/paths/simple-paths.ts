import { END, type WalkGraph } from "./walk-graph.ts";

/** Ways through a flow as numbers of edges, first to last. `truncated`: there are more than the bound allowed. */
export interface SimplePaths {
  readonly paths: readonly (readonly number[])[];
  readonly truncated: boolean;
}

/**
 * Every way from the start to an end that comes to no block twice, in reading order, up to `limit` of them.
 * There can be exponentially many: `maxSteps` bounds the search where ways are found that lead nowhere. Iterative.
 */
export function simplePaths(
  graph: WalkGraph,
  { limit, maxSteps = 2_000_000 }: { readonly limit: number; readonly maxSteps?: number },
): SimplePaths {
  const search = new PathSearch(graph, limit);
  if (graph.start !== END) search.enter(graph.start);
  for (let steps = 0; search.goesOn; steps += 1) {
    if (steps >= maxSteps) return { paths: search.paths, truncated: true };
    search.step();
  }
  return { paths: search.paths, truncated: search.truncated };
}

class PathSearch {
  readonly paths: number[][] = [];
  truncated = false;
  readonly #graph: WalkGraph;
  readonly #limit: number;
  readonly #visited: Uint8Array;
  readonly #path: number[] = [];
  readonly #stack: { readonly node: number; next: number }[] = [];

  constructor(graph: WalkGraph, limit: number) {
    this.#graph = graph;
    this.#limit = limit;
    this.#visited = new Uint8Array(graph.nodeIds.length);
  }

  get goesOn(): boolean {
    return this.#stack.length > 0 && !this.truncated;
  }

  enter(node: number): void {
    this.#visited[node] = 1;
    this.#stack.push({ node, next: 0 });
  }

  step(): void {
    const top = this.#stack.at(-1);
    const edge = top && this.#graph.out[top.node]?.[top.next];
    if (!top || edge === undefined) return this.#leave();
    top.next += 1;
    const target = this.#graph.edges[edge]?.target ?? END;
    if (target === END) this.#note(edge);
    else if (this.#visited[target] === 0) {
      this.#path.push(edge);
      this.enter(target);
    }
  }

  #note(edge: number): void {
    if (this.paths.length >= this.#limit) this.truncated = true;
    else this.paths.push([...this.#path, edge]);
  }

  #leave(): void {
    const left = this.#stack.pop();
    if (left) this.#visited[left.node] = 0;
    this.#path.pop();
  }
}
