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
