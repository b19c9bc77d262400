export { promptSeconds } from "./prompt-seconds.ts";
export { spokenSeconds } from "./spoken-seconds.ts";
export { readSsml } from "./ssml/read-ssml.ts";
export type { SpokenSegment, SpokenSsml } from "./ssml/spoken-segment.ts";
export type { SsmlFault } from "./ssml/ssml-fault.ts";
export { ssmlText } from "./ssml/ssml-text.ts";
