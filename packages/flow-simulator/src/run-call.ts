import type { CallInput, PromptId } from "@tonegraph/flow-model";
import type { CallEvent } from "./call-event.ts";
import type { BreakerStates, CallSetup } from "./call-setup.ts";
import type { CallEnd, CallState } from "./call-state.ts";
import type { Simulator } from "./create-simulator.ts";
import type { Effect } from "./effect.ts";
import { stepsOf, type CallStep } from "./steps-of.ts";

/** A whole simulated call. */
export interface CallRecord {
  /** One per visit, in order. */
  readonly steps: readonly CallStep[];
  /** `unusedInputs`: what the script still had when the call was over. */
  readonly end: CallEnd & { readonly unusedInputs: readonly CallInput[] };
  readonly effects: readonly Effect[];
  /** What circuit breakers remember for the next call. */
  readonly breakers: BreakerStates;
  /** The prompts that were played, in order. */
  readonly heard: readonly PromptId[];
}

/** What a scripted call begins with and what its caller does. */
export interface ScriptedCall {
  readonly setup?: CallSetup | undefined;
  readonly inputs: readonly CallInput[];
}

const SILENCE: CallEvent = { pass: true };

/**
 * Runs a scripted call to its end. An input waits for the next block that listens, and its `afterMs` counts from that
 * moment; an `early` one does not wait. When the inputs run out, the caller is silent.
 */
export function runCall(simulator: Simulator, { setup, inputs }: ScriptedCall): CallRecord {
  const effects: Effect[] = [];
  let next = 0;
  const decide = ({ phase }: CallState): CallEvent => {
    const input = inputs[next];
    if (input === undefined || (phase !== "listening" && input.early !== true)) return SILENCE;
    next += 1;
    return input;
  };
  const { state, unused } = simulator.walk({ setup, decide, effects });
  if (state.end === null) throw new Error("a walk always ends");
  const unusedInputs = [...(unused === null ? [] : [unused]), ...inputs.slice(next)];
  const heard: PromptId[] = [];
  for (const effect of effects) if (effect.kind === "play") heard.push(effect.promptId);
  const { end, breakers } = state;
  return { steps: stepsOf(effects), end: { ...end, unusedInputs }, effects, breakers, heard };
}
