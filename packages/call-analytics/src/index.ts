export { FALLBACK_THRESHOLD, fallbackAdvice } from "./advice/fallback-advice.ts";
export type { CallEnd } from "./figures/call-end.ts";
export { addFigures, NO_CALLS } from "./figures/add-figures.ts";
export { flowFacts, type FlowFacts, type NodeFacts } from "./figures/flow-facts.ts";
export { durationsOf, quantile, type Histogram } from "./figures/histogram.ts";
export { addNodeFigures, NO_FIGURES, type CountsBy, type NodeFigures } from "./figures/node-figures.ts";
export { createTally, type FlowFigures, type Tally } from "./figures/tally.ts";
export type { Leaving, Visit } from "./figures/visit.ts";
export { differenceOf, type RateDifference } from "./heatmap/difference-of.ts";
export { ENOUGH_CALLS, rateOf, type Rate } from "./heatmap/rate-of.ts";
export { boundPaths, ROLL_UP_BOUNDS, type PathBounds } from "./paths/bound-paths.ts";
export { addPaths, NO_PATHS, type PathFigures, type PathLink, type Way, type WayStep } from "./paths/path-figures.ts";
export { createPathTally, type PathTally } from "./paths/path-tally.ts";
export { waterfall, type Outcome } from "./heatmap/waterfall.ts";
export { wilsonInterval, type Counts, type Interval } from "./proportion.ts";
export { controlDrift, guardNull, type GuardControl } from "./guard/guard-null.ts";
export {
  addLook,
  ALARM_EVIDENCE,
  effectOf,
  judgeWatch,
  startWatch,
  type AlarmLimit,
  type Look,
  type LookResult,
  type Verdict,
  type Watch,
  type WatchSource,
} from "./guard/watch.ts";
