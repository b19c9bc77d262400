export { promptSeconds } from "./prompt-seconds.ts";
export { readSsml, type SsmlContent } from "./read-ssml.ts";
export { spokenSeconds } from "./spoken-seconds.ts";
