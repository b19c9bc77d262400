import type { EdgeUse } from "./fewest-walks.ts";
import { END, type WalkGraph } from "./walk-graph.ts";

/** Whether one walk may pass these two edges: two exits of a block whose exit is settled once per call may not. */
export type MayPassBoth = (edge: number, other: number) => boolean;

type Walk = number[];

/** Farther from an end than any node is. */
const FAR = 0x7fffffff;

/**
 * Cuts the passages into walks from start to end: straight ways first, then the rounds that are left over are put into the
 * shortest walk that comes by and may pass them. `left` are edges that no walk could take.
 */
export function cutIntoWalks(
  graph: WalkGraph,
  { uses, walks }: EdgeUse,
  mayPassBoth: MayPassBoth,
): { readonly walks: readonly (readonly number[])[]; readonly left: readonly number[] } {
  const remaining = uses.slice();
  const distance = distancesToEnd(graph);
  const cut: Walk[] = [];
  for (let count = 0; count < walks; count += 1) cut.push(straightWalk(graph, remaining, { distance, mayPassBoth }));
  let rounds = roundsIn(graph, remaining);
  for (let before = Number.POSITIVE_INFINITY; rounds.length < before;) {
    before = rounds.length;
    rounds = rounds.filter((round) => !insertRound(graph, cut, { round, mayPassBoth }));
  }
  const passed = new Set(cut.flat());
  return { walks: cut, left: graph.edges.flatMap((_, edge) => (passed.has(edge) ? [] : [edge])) };
}

/** From the start to an end along passages that are left, by the exit nearest to an end that fits what was taken before. */
function straightWalk(
  graph: WalkGraph,
  remaining: Int32Array,
  { distance, mayPassBoth }: { readonly distance: Int32Array; readonly mayPassBoth: MayPassBoth },
): Walk {
  const walk: Walk = [];
  for (let node = graph.start; node !== END;) {
    const open = (graph.out[node] ?? []).filter((edge) => (remaining[edge] ?? 0) > 0);
    const fitting = open.filter((edge) => walk.every((other) => mayPassBoth(edge, other)));
    const edge = nearest(graph, fitting.length > 0 ? fitting : open, distance);
    if (edge === undefined) break;
    remaining[edge] = (remaining[edge] ?? 0) - 1;
    walk.push(edge);
    node = graph.edges[edge]?.target ?? END;
  }
  return walk;
}

function nearest(graph: WalkGraph, edges: readonly number[], distance: Int32Array): number | undefined {
  const length = (edge: number): number => distance[graph.edges[edge]?.target ?? END] ?? 0;
  let best: number | undefined;
  for (const edge of edges) if (best === undefined || length(edge) < length(best)) best = edge;
  return best;
}

/** Everything that the straight ways left over, as rounds. */
function roundsIn(graph: WalkGraph, remaining: Int32Array): readonly Walk[] {
  const rounds: Walk[] = [];
  for (let edge = 0; edge < remaining.length; edge += 1)
    while ((remaining[edge] ?? 0) > 0) rounds.push(roundFrom(graph, remaining, edge));
  return rounds;
}

/** A way from an edge back to where it began; there is one, because what is left enters each node as often as it leaves it. */
function roundFrom(graph: WalkGraph, remaining: Int32Array, first: number): Walk {
  const begin = graph.edges[first]?.source ?? END;
  const round: Walk = [];
  for (let edge: number | undefined = first; edge !== undefined;) {
    remaining[edge] = (remaining[edge] ?? 0) - 1;
    round.push(edge);
    const node: number = graph.edges[edge]?.target ?? END;
    if (node === begin) break;
    edge = (graph.out[node] ?? []).find((next) => (remaining[next] ?? 0) > 0);
  }
  return round;
}

/** Puts a round into the shortest walk that comes by, or says that none does yet. */
function insertRound(
  graph: WalkGraph,
  walks: Walk[],
  { round, mayPassBoth }: { readonly round: Walk; readonly mayPassBoth: MayPassBoth },
): boolean {
  const fits = (walk: Walk): boolean => round.every((edge) => walk.every((other) => mayPassBoth(edge, other)));
  const byLength = [...walks.keys()].sort((a, b) => (walks[a]?.length ?? 0) - (walks[b]?.length ?? 0));
  for (const index of byLength) {
    const walk = walks[index];
    if (!walk || !fits(walk)) continue;
    const joined = joinRound(graph, walk, round);
    if (joined) {
      walks[index] = joined;
      return true;
    }
  }
  return false;
}

/** Puts a round into a walk where both come to the same node, or says that they never do. */
function joinRound(graph: WalkGraph, walk: Walk, round: Walk): Walk | null {
  const sourceOf = (edge: number): number => graph.edges[edge]?.source ?? END;
  for (let place = 0; place < walk.length; place += 1) {
    const turn = round.findIndex((edge) => sourceOf(edge) === sourceOf(walk[place] ?? -1));
    if (turn >= 0)
      return [...walk.slice(0, place), ...round.slice(turn), ...round.slice(0, turn), ...walk.slice(place)];
  }
  return null;
}

function distancesToEnd(graph: WalkGraph): Int32Array {
  const distance = new Int32Array(graph.nodeIds.length).fill(FAR);
  for (let changed = true; changed;) {
    changed = false;
    for (const { source, target } of graph.edges) {
      const beyond = target === END ? 0 : (distance[target] ?? 0);
      if (beyond === FAR || beyond + 1 >= (distance[source] ?? 0)) continue;
      distance[source] = beyond + 1;
      changed = true;
    }
  }
  return distance;
}
