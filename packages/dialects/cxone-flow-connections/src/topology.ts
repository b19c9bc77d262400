// What the vendor demands of the shape of a flow, on its own document: used where we compile and where its stand-in answers.
import type { WireConnection, WireNode } from "./wire.ts";

/** The part of a document that says who leads where. */
export interface Topology {
  readonly nodes: readonly Pick<WireNode, "id" | "type">[];
  readonly connections: readonly Pick<WireConnection, "source_node_id" | "target_node_id">[];
}

/** The first way round that is found, as the exact sequence of nodes with the first one again at its end; null for none. */
export function findCycle(topology: Topology): readonly string[] | null {
  const targets = targetsBySource(topology);
  const done = new Set<string>();
  for (const { id } of topology.nodes) {
    const cycle = cycleFrom(id, targets, done);
    if (cycle !== null) return cycle;
  }
  return null;
}

/** The nodes on the way from the start that lead nowhere and are no terminal, in the order of the document. */
export function danglingNodes(topology: Topology): readonly string[] {
  const targets = targetsBySource(topology);
  const reached = reachedFrom(topology, targets);
  return topology.nodes
    .filter(({ id, type }) => reached.has(id) && type !== "terminal" && (targets.get(id) ?? []).length === 0)
    .map(({ id }) => id);
}

/** The nodes that no way from the start leads to, in the order of the document. */
export function unreachedNodes(topology: Topology): readonly string[] {
  const reached = reachedFrom(topology, targetsBySource(topology));
  return topology.nodes.flatMap(({ id }) => (reached.has(id) ? [] : [id]));
}

/** The nodes that more connections leave than the limit, with how many. */
export function crowdedNodes(
  topology: Topology,
  limit: number,
): readonly { readonly id: string; readonly count: number }[] {
  return [...targetsBySource(topology)].flatMap(([id, targets]) =>
    targets.length > limit ? [{ id, count: targets.length }] : [],
  );
}

function reachedFrom({ nodes }: Topology, targets: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(nodes.filter(({ type }) => type === "start").map(({ id }) => id));
  // A set grows while it is walked, so this visits everything that is found on the way.
  for (const id of reached) for (const target of targets.get(id) ?? []) reached.add(target);
  return reached;
}

function targetsBySource({ connections }: Topology): Map<string, string[]> {
  const targets = new Map<string, string[]>();
  for (const { source_node_id: source, target_node_id: target } of connections) {
    const known = targets.get(source);
    if (known) known.push(target);
    else targets.set(source, [target]);
  }
  return targets;
}

// A walk with a stack of its own, so that long flows do not overflow: `way` is the way walked, `next` the exit to take
// there, `places` where a node is on it.
function cycleFrom(
  from: string,
  targets: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): readonly string[] | null {
  const way: { readonly id: string; next: number }[] = [];
  const places = new Map<string, number>();
  const enter = (id: string): void => {
    if (done.has(id)) return;
    places.set(id, way.length);
    way.push({ id, next: 0 });
  };
  enter(from);
  for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
    const target = targets.get(at.id)?.[at.next];
    at.next += 1;
    if (target === undefined) {
      done.add(at.id);
      places.delete(at.id);
      way.pop();
      continue;
    }
    const round = places.get(target);
    if (round !== undefined) return [...way.slice(round).map(({ id }) => id), target];
    enter(target);
  }
  return null;
}
