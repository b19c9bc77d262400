export type { AdviceItem, AdviceSubject, ExpectedGain } from "./advice/advice-item.ts";
export { advise } from "./advice/advise.ts";
export {
  queueAdvice,
  QUEUE_WAIT_SECONDS,
  queuesAdvice,
  type QueueLoad,
  type QueueProposal,
} from "./advice/queue-advice.ts";
export { FALLBACK_THRESHOLD, fallbackAdvice } from "./advice/fallback-advice.ts";
export { daysOfWeek, weekOf } from "./days/iso-week.ts";
export { createDayFinder, type DayFinder, type LocalDay } from "./days/local-day.ts";
export type { CallEnd } from "./figures/call-end.ts";
export { NO_CALLS } from "./figures/no-calls.ts";
export { packFigures, type PackedFigures } from "./figures/packed-figures.ts";
export { sumFigures } from "./figures/sum-figures.ts";
export { flowFacts, type FlowFacts, type NodeFacts } from "./figures/flow-facts.ts";
export { durationsOf, quantile, type Histogram } from "./figures/histogram.ts";
export { NO_FIGURES, type CountsBy, type NodeFigures } from "./figures/node-figures.ts";
export { createTally, type FlowFigures, type Tally } from "./figures/tally.ts";
export type { Leaving, Visit } from "./figures/visit.ts";
export { visitsInOrder } from "./figures/visits-in-order.ts";
export { compareLosses, shownLoss, type ComparedLosses, type LossCounts } from "./heatmap/compare-loss.ts";
export { differenceOf, type RateDifference } from "./heatmap/difference-of.ts";
export { promptLeaving, type PromptLeaving } from "./heatmap/prompt-leaving.ts";
export { ENOUGH_CALLS, rateOf, type Rate } from "./heatmap/rate-of.ts";
export { boundPaths, ROLL_UP_BOUNDS, type PathBounds } from "./paths/bound-paths.ts";
export { addPaths, NO_PATHS, type PathFigures, type PathLink, type Way, type WayStep } from "./paths/path-figures.ts";
export { createPathTally, type PathTally } from "./paths/path-tally.ts";
export { waterfall, type Outcome } from "./heatmap/waterfall.ts";
export { wilsonInterval, type Counts, type Interval } from "./proportion.ts";
export { logEvidence, type Evidence } from "./guard/e-process.ts";
export {
  addFlowLook,
  blockAlarmEvidence,
  judgeFlowWatch,
  startFlowWatch,
  type FlowAlarmLimit,
  type FlowCounts,
  type FlowLook,
  type FlowLookResult,
  type FlowVerdict,
  type FlowWatch,
} from "./guard/flow-watch.ts";
export { controlDrift, guardNull, type GuardControl } from "./guard/guard-null.ts";
export {
  addLook,
  ALARM_EVIDENCE,
  effectOf,
  FEWEST_CALLS,
  judgeWatch,
  STALE_AFTER_MS,
  startWatch,
  type AlarmLimit,
  type Look,
  type LookResult,
  type Verdict,
  type Watch,
  type WatchSource,
} from "./guard/watch.ts";
