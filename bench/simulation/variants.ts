import type { CallInput } from "@tonegraph/flow-model";
import { createSimulator, runCall, type CallEvent, type CallState, type Simulator } from "@tonegraph/flow-simulator";
import { seededRandom } from "../inputs/seeded-random.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { SIX_STEP_CALLS, chainFlow, sixStepFlow } from "./call-flows.ts";
import { tableWalk } from "./table-walk.ts";

/** What a variant did: how many calls, how many steps they had, and where they ended, to be compared. */
export interface Outcome {
  readonly calls: number;
  readonly steps: number;
  readonly ends: Readonly<Record<string, number>>;
}

/** Prepares a variant, and gives what is measured. */
export type Variant = (calls: number) => () => Outcome;

const PASS: CallEvent = { pass: true };

/** What is compared, by name. All of the first three make the same calls. */
export const variants: Readonly<Record<string, Variant>> = {
  "table-driven walk": (calls) => {
    const walk = tableWalk(sixStepFlow());
    return () => tally(calls, (call) => walk(scriptOf(call)));
  },
  "whole calls, walked": (calls) => {
    const simulator = createSimulator(sixStepFlow());
    return () => tally(calls, (call) => ended(walkScript(simulator, scriptOf(call))));
  },
  "whole calls, with transcript": (calls) => {
    const simulator = createSimulator(sixStepFlow());
    return () =>
      tally(calls, (call) => {
        const { steps, end } = runCall(simulator, { inputs: scriptOf(call) });
        return { steps: steps.length, end: end.nodeId };
      });
  },
  "synthetic callers, 50 blocks": (calls) => {
    const simulator = createSimulator(syntheticFlow(50));
    return () => {
      const random = seededRandom(7);
      return tally(calls, () => ended(simulator.walk({ decide: (state) => anybody(state, random) }).state));
    };
  },
  "saved calls of 20 steps": (calls) => {
    const simulator = createSimulator(chainFlow(CHAIN_MENUS));
    const inputs = Array.from({ length: CHAIN_MENUS }, (): CallInput => ({ press: "1" }));
    return () =>
      tally(calls, () => {
        const { steps, end } = runCall(simulator, { inputs });
        return { steps: steps.length, end: end.nodeId };
      });
  },
};

/** With the start and the queue at the end, and a message before each of them, a call of twenty steps. */
const CHAIN_MENUS = 9;

function tally(calls: number, one: (call: number) => { readonly steps: number; readonly end: string }): Outcome {
  let steps = 0;
  const ends = new Map<string, number>();
  for (let call = 0; call < calls; call += 1) {
    const { steps: taken, end } = one(call);
    steps += taken;
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return { calls, steps, ends: Object.fromEntries(ends) };
}

function scriptOf(call: number): readonly CallInput[] {
  return SIX_STEP_CALLS[call % SIX_STEP_CALLS.length] ?? [];
}

function walkScript(simulator: Simulator, inputs: readonly CallInput[]): CallState {
  let next = 0;
  return simulator.walk({ decide: ({ phase }) => (phase === "listening" ? inputs[next++] : undefined) ?? PASS }).state;
}

function ended({ visits, end }: CallState): { readonly steps: number; readonly end: string } {
  return { steps: visits, end: end?.nodeId ?? "" };
}

/** Somebody who mostly presses a key of the menu, now and then a wrong one or none, and sometimes hangs up. */
function anybody({ phase }: CallState, random: () => number): CallEvent {
  if (phase !== "listening") return PASS;
  const chance = random();
  if (chance < 0.05) return { hangUp: true, afterMs: random() * 4000 };
  if (chance < 0.12) return PASS;
  if (chance < 0.15) return { press: "9", afterMs: random() * 4000 };
  return { press: String(1 + Math.floor(random() * 4)), afterMs: random() * 4000 };
}
