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
