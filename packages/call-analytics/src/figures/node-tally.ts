import { nameCounter, numberCounter, type NameCounter, type NumberCounter } from "./counters.ts";
import type { NodeFacts } from "./flow-facts.ts";
import type { NodeFigures } from "./node-figures.ts";
import type { Visit } from "./visit.ts";

/** Counts what calls do at one node. */
export interface NodeTally {
  readonly facts: NodeFacts;
  readonly counts: Record<"visits" | "calls" | "lost" | "completed" | "ended" | "open" | "optedOut", number>;
  readonly next: NameCounter;
  readonly passed: NameCounter;
  readonly keys: NameCounter;
  readonly noInput: NumberCounter;
  readonly noMatch: NumberCounter;
  readonly seconds: NumberCounter;
  readonly hungUpAfter: NumberCounter;
  /** Of the call that is being added: its last stay here, and the keys pressed here. */
  last: Visit | null;
  readonly pressed: Set<string>;
  figures(): NodeFigures;
}

/** Begins counting at a node. */
export function createNodeTally(facts: NodeFacts): NodeTally {
  const counts = { visits: 0, calls: 0, lost: 0, completed: 0, ended: 0, open: 0, optedOut: 0 };
  const names = { next: nameCounter(), passed: nameCounter(), keys: nameCounter() };
  const numbers = {
    noInput: numberCounter(),
    noMatch: numberCounter(),
    seconds: numberCounter(),
    hungUpAfter: numberCounter(),
  };
  return {
    facts,
    counts,
    ...names,
    ...numbers,
    last: null,
    pressed: new Set(),
    figures: () => ({
      ...counts,
      next: names.next.counts(),
      passed: names.passed.counts(),
      noInput: numbers.noInput.counts(),
      noMatch: numbers.noMatch.counts(),
      keys: names.keys.counts(),
      seconds: numbers.seconds.counts(),
      hungUpAfter: numbers.hungUpAfter.counts(),
    }),
  };
}
