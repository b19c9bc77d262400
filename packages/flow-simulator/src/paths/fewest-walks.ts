import { END, type WalkGraph } from "./walk-graph.ts";

/** How often each edge is passed so that every edge is passed at least once by as few walks as can be. */
export interface EdgeUse {
  /** Per edge, at least 1. */
  readonly uses: Int32Array;
  /** How many walks from start to end that takes: no set of walks that passes every edge is smaller. */
  readonly walks: number;
}

/**
 * The fewest walks that pass every edge: a minimum flow with a lower bound of one on every edge. Begins with one walk for
 * each edge that has none yet, then takes walks away while a way through what is passed more than once can be found.
 * O(edges²). Source: Ahuja, Magnanti and Orlin, Network Flows (1993), section 6.7.
 */
export function fewestWalks(graph: WalkGraph): EdgeUse {
  const uses = new Int32Array(graph.edges.length);
  if (graph.start === END) return { uses, walks: 0 };
  const ways = new Ways(graph);
  let walks = 0;
  for (let edge = 0; edge < graph.edges.length; edge += 1) {
    if ((uses[edge] ?? 0) > 0) continue;
    for (const passed of ways.through(edge)) uses[passed] = (uses[passed] ?? 0) + 1;
    walks += 1;
  }
  const into = incomingEdges(graph);
  while (walks > 1 && takeOneAway(graph, uses, into)) walks -= 1;
  return { uses, walks };
}

/** The shortest ways from the start to each node and from each node to an end, found once. */
export class Ways {
  readonly #graph: WalkGraph;
  readonly #arrival: Int32Array;
  readonly #departure: Int32Array;

  constructor(graph: WalkGraph) {
    this.#graph = graph;
    const size = graph.nodeIds.length;
    this.#arrival = new Int32Array(size).fill(-1);
    this.#departure = new Int32Array(size).fill(-1);
    this.#spreadFromStart();
    this.#spreadFromEnds();
  }

  /** The edges of the shortest way from start to end that passes this edge. */
  through(edge: number): number[] {
    const drawn = this.#graph.edges[edge];
    return drawn ? [...this.to(drawn.source), edge, ...this.from(drawn.target)] : [];
  }

  /** The edges of the shortest way from the start to a node. */
  to(node: number): number[] {
    const way: number[] = [];
    for (let place = node; place !== this.#graph.start;) {
      const edge = this.#arrival[place] ?? -1;
      if (edge < 0) break;
      way.push(edge);
      place = this.#graph.edges[edge]?.source ?? this.#graph.start;
    }
    return way.reverse();
  }

  /** The edges of the shortest way from a node to an end. */
  from(node: number): number[] {
    const way: number[] = [];
    for (let place = node; place !== END;) {
      const edge = this.#departure[place] ?? -1;
      if (edge < 0) break;
      way.push(edge);
      place = this.#graph.edges[edge]?.target ?? END;
    }
    return way;
  }

  #spreadFromStart(): void {
    const queue = [this.#graph.start];
    for (const node of queue)
      for (const edge of this.#graph.out[node] ?? []) {
        const target = this.#graph.edges[edge]?.target ?? END;
        if (target === END || target === this.#graph.start || (this.#arrival[target] ?? 0) >= 0) continue;
        this.#arrival[target] = edge;
        queue.push(target);
      }
  }

  #spreadFromEnds(): void {
    const into = incomingEdges(this.#graph);
    const queue: number[] = [END];
    for (const node of queue)
      for (const edge of into.get(node) ?? []) {
        const source = this.#graph.edges[edge]?.source ?? END;
        if ((this.#departure[source] ?? 0) >= 0) continue;
        this.#departure[source] = edge;
        queue.push(source);
      }
  }
}

type Incoming = ReadonlyMap<number, readonly number[]>;

function incomingEdges(graph: WalkGraph): Incoming {
  const into = new Map<number, number[]>();
  graph.edges.forEach(({ target }, edge) => {
    const group = into.get(target);
    if (group) group.push(edge);
    else into.set(target, [edge]);
  });
  return into;
}

/**
 * One walk fewer, if that can be: a way from start to end that goes forward along edges passed more than once (they lose a
 * passage) and backward along any (they gain one).
 */
function takeOneAway(graph: WalkGraph, uses: Int32Array, into: Incoming): boolean {
  const from = new Map<number, Turn>();
  const queue = [graph.start];
  const seen = new Set(queue);
  const reach = (node: number, turn: Turn): void => {
    if (seen.has(node)) return;
    seen.add(node);
    from.set(node, turn);
    queue.push(node);
  };
  const targetOf = (edge: number): number => graph.edges[edge]?.target ?? END;
  const sourceOf = (edge: number): number => graph.edges[edge]?.source ?? END;
  const isSpare = (edge: number): boolean => (uses[edge] ?? 0) > 1;
  for (const node of queue) {
    if (node === END) return apply(graph, uses, from);
    for (const edge of (graph.out[node] ?? []).filter(isSpare)) reach(targetOf(edge), { edge, back: false, node });
    for (const edge of into.get(node) ?? []) reach(sourceOf(edge), { edge, back: true, node });
  }
  return false;
}

/** How the search came to a node: along an edge from `node`, or back along one. */
interface Turn {
  readonly edge: number;
  readonly back: boolean;
  readonly node: number;
}

function apply(graph: WalkGraph, uses: Int32Array, from: ReadonlyMap<number, Turn>): true {
  for (let place: number = END; place !== graph.start;) {
    const step = from.get(place);
    if (!step) break;
    uses[step.edge] = (uses[step.edge] ?? 0) + (step.back ? 1 : -1);
    place = step.node;
  }
  return true;
}
