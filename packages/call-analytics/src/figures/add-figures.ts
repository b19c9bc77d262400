import { addNodeFigures, NO_FIGURES } from "./node-figures.ts";
import type { FlowFigures } from "./tally.ts";

/** No call at all. */
export const NO_CALLS: FlowFigures = {
  calls: 0,
  lost: 0,
  completed: 0,
  transferred: 0,
  open: 0,
  nodes: {},
  unknownVisits: 0,
};

/** Figures of two sets of calls that share no call: a call belongs to the hour in which it began. */
export function addFigures(one: FlowFigures, other: FlowFigures): FlowFigures {
  const nodes = { ...one.nodes };
  for (const [id, figures] of Object.entries(other.nodes)) {
    nodes[id] = addNodeFigures(Object.hasOwn(nodes, id) ? (nodes[id] ?? NO_FIGURES) : NO_FIGURES, figures);
  }
  return {
    calls: one.calls + other.calls,
    lost: one.lost + other.lost,
    completed: one.completed + other.completed,
    transferred: one.transferred + other.transferred,
    open: one.open + other.open,
    nodes,
    unknownVisits: one.unknownVisits + other.unknownVisits,
  };
}
