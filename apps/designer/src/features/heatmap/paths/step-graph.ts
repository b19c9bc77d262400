import type { FlowPaths } from "@tonegraph/api-contract";

type Way = FlowPaths["ways"]["items"][number];
/** How a way ends. */
export type WayEnd = Way["end"];

/** A block at a step of the way, an end, or all steps behind the last one drawn. */
export interface StepNode {
  readonly key: string;
  readonly nodeId: string | null;
  readonly end: WayEnd | null;
  readonly calls: number;
}

/** Calls from one step to the next; places in `nodes`. */
export interface StepLink {
  readonly source: number;
  readonly target: number;
  readonly value: number;
}

/** Steps that are drawn side by side; what comes later is one step. */
export const DRAWN_STEPS = 7;

/**
 * Ways as a graph from left to right. A block stands once for every step that callers are in it at, so that going back
 * to a menu is another step and no circle.
 */
export function stepGraph(ways: readonly Way[]): { readonly nodes: StepNode[]; readonly links: StepLink[] } {
  const nodes = new Map<string, StepNode>();
  const links = new Map<string, { from: string; to: string; calls: number }>();
  for (const { steps, end, calls } of ways) {
    const stops = [
      ...steps.slice(0, DRAWN_STEPS).map(({ nodeId }, step) => ({ key: `${step} ${nodeId}`, nodeId, end: null })),
      ...(steps.length > DRAWN_STEPS ? [{ key: "later", nodeId: null, end: null }] : []),
      { key: `end ${end}`, nodeId: null, end },
    ];
    for (const [index, stop] of stops.entries()) {
      nodes.set(stop.key, { ...stop, calls: (nodes.get(stop.key)?.calls ?? 0) + calls });
      const before = stops[index - 1];
      if (before === undefined) continue;
      const link = `${before.key} > ${stop.key}`;
      links.set(link, { from: before.key, to: stop.key, calls: (links.get(link)?.calls ?? 0) + calls });
    }
  }
  const places = new Map([...nodes.keys()].map((key, place) => [key, place]));
  return {
    nodes: [...nodes.values()],
    links: [...links.values()].map(({ from, to, calls }) => ({
      source: places.get(from) ?? 0,
      target: places.get(to) ?? 0,
      value: calls,
    })),
  };
}
