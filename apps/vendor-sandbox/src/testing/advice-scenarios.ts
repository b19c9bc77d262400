import { unwiseMenu, type CheckedAdvice, type Population } from "@tonegraph/call-analytics/testing";
import type { Flow } from "@tonegraph/flow-model";
import { USUAL_HABITS, type CallerHabits } from "../callers/caller.ts";
import { createWalker } from "../callers/walk-calls.ts";

/** A menu and its callers, of which some advice follows. */
export interface AdviceScenario {
  readonly name: string;
  /** The kinds of advice that are looked for here; order, length and time-out turn up elsewhere too. */
  readonly kinds: readonly CheckedAdvice["kind"][];
  readonly population: Population;
  flow(queues: readonly [string, string, string, string]): Flow;
  /** How many times the usual number of calls it takes to be sure. */
  readonly calls: number;
}

const MONDAY_MORNING = Date.UTC(2026, 0, 5, 10);

/** What is wrong with menus, one at a time, and callers to whom it matters. */
export const ADVICE_SCENARIOS: readonly AdviceScenario[] = [
  {
    name: "a long notice, most wanted last, 15 s to wait",
    kinds: ["menuOrder", "shorterPrompt", "lowerTimeout"],
    population: populationWith(USUAL_HABITS),
    flow: (queues) => unwiseMenu(queues),
    calls: 1,
  },
  {
    name: "hardly anybody knows the menu by heart",
    kinds: ["menuOrder", "keyOrder"],
    population: populationWith({ ...USUAL_HABITS, regulars: 0.03 }),
    flow: (queues) => unwiseMenu(queues, { timeoutMs: 5000, notice: false }),
    calls: 1,
  },
  {
    name: "one in eight presses 0, which leads nowhere",
    kinds: ["missingExit"],
    population: populationWith({ ...USUAL_HABITS, missesZero: 0.12 }),
    flow: (queues) => unwiseMenu(queues, { timeoutMs: 5000 }),
    calls: 1,
  },
  {
    name: "three in ten are slow, and it waits 2 s",
    kinds: ["raiseTimeout", "menuOrder"],
    population: populationWith({ ...USUAL_HABITS, slow: 0.3 }),
    flow: (queues) => unwiseMenu(queues, { timeoutMs: 2000, notice: false }),
    calls: 4,
  },
  {
    name: "a menu says a long notice before its first option",
    kinds: ["shorterPrompt"],
    population: populationWith(USUAL_HABITS),
    flow: (queues) => unwiseMenu(queues, { timeoutMs: 5000, notice: "inTheMenu" }),
    calls: 1,
  },
];

function populationWith(habits: CallerHabits): Population {
  return (flow, former) => {
    const walker = createWalker(flow, { habits, ...(former === undefined ? {} : { former }) });
    return (seed, place) =>
      walker.walk({ callId: `${place}`, beginMs: MONDAY_MORNING, words: `${seed} ${place}`, load: 0.5 });
  };
}
