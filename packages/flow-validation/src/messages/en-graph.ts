import { portWords } from "./en-ports.ts";
import { sentence } from "./en-kinds.ts";
import type { Wording } from "./words.ts";

/** English words for the rules about the shape of the flow. */
export const graphWordings = {
  "dead-end": {
    problem: (w) =>
      sentence(`${w.here()} leads nowhere ${portWords(w.text("port"))}: callers who get there hear silence and are cut off.`),
  },
  "unreachable-node": {
    problem: (w) => sentence(`${w.here()} is never reached: nothing that a caller does leads to it from the start.`),
    fix: (w) => (w.problem.fix?.type === "removeNodes" ? "Remove it" : ""),
  },
} satisfies Record<string, Wording>;
