// The vendor's limit on the longest path. The document's own check counts the order of its visits and never fires; here it
// is the longest way from the first node. Where calls can go round, only steps that lead further from the first node count.
import type { WireNode } from "./wire.ts";

/** The most nodes that a call may come through. */
export const MAX_PATH_DEPTH = 15;

/** What the depth of a path depends on. */
export interface PathNode {
  readonly id: string;
  readonly transitions: readonly Pick<WireNode["transitions"][number], "target">[];
}

/** The longest way from the first node, as the ids of its nodes. Transitions to nodes that do not exist lead nowhere. */
export function longestPath(nodes: readonly PathNode[]): readonly string[] {
  const [first] = nodes;
  if (first === undefined) return [];
  const targets = targetsById(nodes);
  const distances = distancesFrom(first.id, targets);
  const reach = new Map([...distances.keys()].map((id) => [id, distancesFrom(id, targets)]));
  const leadsOn = (from: string, to: string): boolean =>
    reach.get(to)?.has(from) !== true || (distances.get(to) ?? 0) > (distances.get(from) ?? 0);
  const onward = new Map(
    [...distances.keys()].map((id) => [id, (targets.get(id) ?? []).filter((target) => leadsOn(id, target))]),
  );
  return longestWay(onward);
}

function targetsById(nodes: readonly PathNode[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set(nodes.map(({ id }) => id));
  return new Map(
    nodes.map(({ id, transitions }) => [
      id,
      [...new Set(transitions.map(({ target }) => target))].filter((target) => known.has(target)),
    ]),
  );
}

function distancesFrom(id: string, targets: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const distances = new Map([[id, 0]]);
  // A map grows while it is walked, so this visits everything that is found on the way.
  for (const [at, distance] of distances)
    for (const target of targets.get(at) ?? []) if (!distances.has(target)) distances.set(target, distance + 1);
  return distances;
}

// Kahn's order: each node behind all that lead to it, so that its longest way is known when it is passed.
function longestWay(onward: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const before = new Map<string, string>();
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => depths.get(id) ?? 1;
  const order = inOrder(onward);
  for (const id of order)
    for (const target of onward.get(id) ?? []) {
      if (depthOf(id) < depthOf(target)) continue;
      depths.set(target, depthOf(id) + 1);
      before.set(target, id);
    }
  const way: string[] = [];
  const deepest = order.toSorted((a, b) => depthOf(b) - depthOf(a))[0];
  for (let at = deepest; at !== undefined; at = before.get(at)) way.push(at);
  return way.reverse();
}

function inOrder(onward: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const waiting = new Map<string, number>();
  for (const target of [...onward.values()].flat()) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const order = [...onward.keys()].filter((id) => !waiting.has(id));
  for (const id of order)
    for (const target of onward.get(id) ?? []) {
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) order.push(target);
    }
  return order;
}
