import type { BreakerMemory } from "@tonegraph/flow-model";
import { DEFAULT_CLOCK, type BreakerStates } from "../call-setup.ts";

/** Circuit breakers as a saved test has them: told from the call's arrival, so that they do not name a day. */
export type BreakerMemories = Readonly<Record<string, BreakerMemory>>;

/** What a saved test says of breakers, for a call that arrives at `clock` (ISO 8601 with offset). */
export function breakersFrom(memories: BreakerMemories, clock: string = DEFAULT_CLOCK): BreakerStates {
  const arrivesMs = Date.parse(clock);
  const states = Object.entries(memories).map(([key, { failures, openForMs }]) => {
    return [key, { failures, openUntilMs: openForMs === undefined ? null : arrivesMs + openForMs }] as const;
  });
  return Object.fromEntries(states);
}

/** What a call's breakers were when it arrived at `clock`, for a saved test; what they have forgotten by then is left out. */
export function breakerMemoriesOf(states: BreakerStates, clock: string = DEFAULT_CLOCK): BreakerMemories {
  const arrivesMs = Date.parse(clock);
  const memories = Object.entries(states).flatMap(([key, { failures, openUntilMs }]) => {
    const openForMs = openUntilMs === null ? 0 : Math.max(0, openUntilMs - arrivesMs);
    if (failures === 0 && openForMs === 0) return [];
    return [[key, { failures, ...(openForMs > 0 ? { openForMs } : {}) }] as const];
  });
  return Object.fromEntries(memories);
}
