export {
  callerEffort,
  effortPath,
  type EffortFigure,
  type EffortOptions,
  type EffortReport,
  type NodeEffort,
} from "./effort/caller-effort.ts";
export { effortToReach, type ReachEffort, type ReachOptions } from "./effort/effort-to-reach.ts";
export { endsCall } from "./effort/ends-call.ts";
export type { EffortCase } from "./effort/exit-effort.ts";
export type { PromptSecondsOf } from "./effort/flow-prompt-seconds.ts";
export type { EffortOrder } from "./effort/least-effort.ts";
export { promptSeconds } from "./prompt-seconds.ts";
export { spokenSeconds } from "./spoken-seconds.ts";
export { readSsml } from "./ssml/read-ssml.ts";
export type { SpokenSegment, SpokenSsml } from "./ssml/spoken-segment.ts";
export type { SsmlFault } from "./ssml/ssml-fault.ts";
export { ssmlSentences, type SsmlSentences } from "./ssml/ssml-sentences.ts";
export { ssmlText } from "./ssml/ssml-text.ts";
