import type { Wording } from "./words.ts";

/** English words for the rules about queues, agents, numbers and what a target can carry. */
export const referenceWordings = {} satisfies Record<string, Wording>;
