import type { NodeFigures } from "../figures/node-figures.ts";
import { own } from "../figures/own-count.ts";
import { REACTION_SECONDS } from "./advice-item.ts";

/** Waiting less than 3 s for a key is unusual, 5 s is usual. Source: the thresholds of the lint rules. */
export const SHORTEST_MS = 3000;
/** What is usual. */
export const USUAL_MS = 5000;

/** Of callers who are silent for another reason than that they need longer, so many are silent again; the others answer or are gone. */
const SILENT_AGAIN = 0.37;
/** Of everybody else who is asked, so many are silent. */
const SILENT = 0.05;

/** Callers who were asked again because they need longer, not because they had nothing to say. */
export interface SlowCallers {
  readonly slow: number;
  /** The standard deviation of that. */
  readonly unsure: number;
}

/** How many they are shows in how many are silent again: the fewer, the more of them. */
export function slowCallers(seen: NodeFigures): SlowCallers {
  const asked = own(seen.noInput, "1");
  if (asked === 0) return { slow: 0, unsure: 0 };
  const again = Math.min(asked, own(seen.noInput, "2"));
  const share = (SILENT_AGAIN - again / asked) / (SILENT_AGAIN - SILENT);
  const unsure = Math.sqrt(again * (1 - again / asked)) / (SILENT_AGAIN - SILENT);
  return { slow: asked * Math.min(1, Math.max(0, share)), unsure };
}

/**
 * Seconds that each of them is spared who is not asked again: the time-out, the question with the words before it, and the
 * answer to it, against an answer in between what is waited now and what is usual, on average halfway.
 */
export function askedAgainForSlowness(
  { waits, usual }: { readonly waits: number; readonly usual: number },
  saidAgain: number,
): number {
  return waits + saidAgain + REACTION_SECONDS - (waits + usual) / 2;
}

/** How often somebody is asked until there is an answer that counts, once they have been asked again; `wrongKeys`: calls that pressed one by mistake. */
export function asksPerAnswer(seen: NodeFigures, wrongKeys: number): number {
  const wrong = seen.calls === 0 ? 0 : Math.min(0.5, Math.max(0, wrongKeys) / seen.calls);
  return 1 / (1 - wrong - SILENT);
}
