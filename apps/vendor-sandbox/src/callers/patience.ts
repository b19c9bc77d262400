// How long a caller bears it.
import type { CallEvent, CallState } from "@tonegraph/flow-simulator";
import type { Doings } from "./caller.ts";

/** Chances to hang up: per second of listening, per repeated question, per wrong turn. They add up, whatever the order. */
export const HAZARD = { perSecond: 0.005, perRepeat: 0.05, perWrongTurn: 0.12 } as const;

/** One number that all hazards eat up: exactly the hazards' law, with one draw a call. */
export interface Patience {
  wear(hazard: number): void;
  /** Takes note of questions that were repeated since. */
  noticeRepeats(state: CallState, doings: Doings): void;
  /** What the caller does at a moment of the phase, unless they hang up before. */
  bear(state: CallState, untilMs: number, event: CallEvent): CallEvent;
}

/** Patience by a number between 0 and 1. */
export function createPatience(drawn: number): Patience {
  let patience = -Math.log(1 - drawn);
  return {
    wear(hazard) {
      patience -= hazard;
    },
    noticeRepeats(state, doings) {
      const repeats = state.noInputs - doings.noInputs + (state.noMatches - doings.noMatches);
      if (repeats > 0) patience -= repeats * HAZARD.perRepeat;
      doings.noInputs = state.noInputs;
      doings.noMatches = state.noMatches;
    },
    bear(state, untilMs, event) {
      const elapsed = state.atMs - state.sinceMs;
      const cost = (Math.max(0, untilMs - elapsed) / 1000) * HAZARD.perSecond;
      if (cost < patience) {
        patience -= cost;
        return event;
      }
      return { hangUp: true, afterMs: elapsed + (Math.max(0, patience) / HAZARD.perSecond) * 1000 };
    },
  };
}
