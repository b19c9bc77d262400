import { buildFlowGraph, connectionOn, type Flow, type NodeId, type NodeOfKind } from "@tonegraph/flow-model";
import { durationsOf } from "../figures/histogram.ts";
import type { FlowFigures } from "../figures/tally.ts";
import { REACTION_SECONDS } from "./advice-item.ts";
import type { MenuHabits } from "./menu-habits.ts";

/** A menu whose keys move. */
export interface RenumberedMenu {
  readonly flow: Flow;
  readonly figures: FlowFigures;
  readonly nodeId: NodeId;
  readonly menu: NodeOfKind<"menu">;
  readonly habits: MenuHabits;
  /** Places of the options, as they are to be said. */
  readonly order: readonly number[];
  /** New keys by old ones. */
  readonly keys: ReadonlyMap<string, string>;
}

/**
 * What it costs those who know the menu by heart: they press the key of old, are with somebody else, and call again: all
 * that comes before the menu, and the menu itself, which they listen to now. In seconds over all calls.
 */
export function wrongTurnSeconds(renumbered: RenumberedMenu): number {
  const { menu, habits, keys, order, flow, figures, nodeId } = renumbered;
  const before = secondsBefore(flow, figures, nodeId);
  return menu.options.reduce((sum, { key }, place) => {
    if ((keys.get(key) ?? key) === key) return sum;
    const wrong = menu.options.find((option) => keys.get(option.key) === key)?.key;
    const saidAfter = habits.saidAfter[order.indexOf(place)] ?? 0;
    const each = stayBehind(renumbered, wrong) + before + saidAfter + REACTION_SECONDS;
    return sum + habits.regulars * (habits.taken[place] ?? 0) * each;
  }, 0);
}

/** How long callers are at the block behind a key, on average. */
function stayBehind({ flow, figures, nodeId }: RenumberedMenu, key: string | undefined): number {
  const followed = connectionOn(flow, { nodeId, port: `key:${key ?? ""}` });
  const target = followed === null ? undefined : flow.connections[followed]?.target;
  return target === undefined ? 0 : meanStay(figures, target);
}

/** How long a call takes until it is at a menu, on average. */
function secondsBefore(flow: Flow, figures: FlowFigures, menuId: NodeId): number {
  const upstream = upstreamOf(flow, menuId);
  const calls = figures.nodes[menuId]?.calls ?? 0;
  if (calls === 0) return 0;
  let seconds = 0;
  for (const nodeId of upstream) {
    const visits = figures.nodes[nodeId]?.visits ?? 0;
    seconds += meanStay(figures, nodeId) * Math.min(1, visits / calls);
  }
  return seconds;
}

/** Blocks that lead to the menu, but not back from it. */
function upstreamOf(flow: Flow, menuId: NodeId): ReadonlySet<NodeId> {
  const { edges } = buildFlowGraph(flow);
  const reached = (from: NodeId, along: (edge: (typeof edges)[number]) => readonly [NodeId, NodeId]): Set<NodeId> => {
    const found = new Set([from]);
    for (const nodeId of found) {
      for (const edge of edges) {
        const [here, there] = along(edge);
        if (here === nodeId) found.add(there);
      }
    }
    return found;
  };
  const behind = reached(menuId, ({ source, target }) => [source, target]);
  const before = reached(menuId, ({ source, target }) => [target, source]);
  return new Set([...before].filter((nodeId) => !behind.has(nodeId)));
}

function meanStay(figures: FlowFigures, nodeId: NodeId): number {
  const seen = Object.hasOwn(figures.nodes, nodeId) ? figures.nodes[nodeId] : undefined;
  let [sum, stays] = [0, 0];
  for (const { seconds, count } of durationsOf(seen?.seconds ?? {})) {
    sum += seconds * count;
    stays += count;
  }
  return stays === 0 ? 0 : sum / stays;
}
