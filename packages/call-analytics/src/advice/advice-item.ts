import type { Command, Flow, NodeId, PromptText } from "@tonegraph/flow-model";
import type { FlowFigures } from "../figures/tally.ts";

/** What following an advice is expected to bring; below 0 it would do harm. With its 95 % interval. */
export interface ExpectedGain {
  readonly unit: "callerSecondsPerDay";
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One piece of advice. It is never applied by itself. */
export interface AdviceItem {
  readonly kind: "menuOrder" | "keyOrder" | "shorterPrompt" | "missingExit" | "lowerTimeout" | "raiseTimeout";
  readonly nodeId: NodeId;
  /** What was seen and what to do, in English. */
  readonly title: string;
  readonly gain: ExpectedGain;
  /** The calls it rests on. */
  readonly calls: number;
  /** Make the change on a draft, in this order; none where a person has to find the words. */
  readonly commands: readonly Command[];
}

/** What advice is worked out from: a version, what its callers did, and over how many days. */
export interface AdviceSubject {
  readonly flow: Flow;
  readonly figures: FlowFigures;
  readonly days: number;
  /** Cuts a text behind a sentence, so that the first part fits; null where there is no such place. Absent: prompts are shortened by hand. */
  readonly cutPrompt?: (text: PromptText, fits: (part: PromptText) => boolean) => CutPrompt | null;
}

/** A text in two parts of its own kind. */
export interface CutPrompt {
  readonly first: PromptText;
  readonly second: PromptText;
}

/** What people take from hearing what they want to pressing its key, in seconds. */
export const REACTION_SECONDS = 1;

const Z_95 = 1.96;

/** A gain from its sum and variance over all days. */
export function gainOf(sum: number, variance: number, days: number): ExpectedGain {
  const spread = Z_95 * Math.sqrt(Math.max(0, variance));
  const perDay = (seconds: number): number => seconds / days;
  return {
    unit: "callerSecondsPerDay",
    value: perDay(sum),
    low: perDay(sum - spread),
    high: perDay(sum + spread),
  };
}
