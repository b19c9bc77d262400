import type { Simulator } from "../create-simulator.ts";
import { callerBehaviour, type Callable, type Caller } from "./caller.ts";
import { endKey } from "./destination.ts";

/** What became of one caller. */
export interface Called {
  readonly wanted: string | null;
  /** As {@link endKey} names it. */
  readonly end: string;
  readonly seconds: number;
  readonly keys: number;
}

/** A version with its simulator. */
export interface Version extends Callable {
  readonly simulator: Simulator;
}

/** One call of one caller; `visits` counts the blocks that it comes by. */
export function callOnce(version: Version, caller: Caller, visits?: Map<string, number>): Called {
  const { state } = version.simulator.walk({
    decide: callerBehaviour(caller, version),
    observer: visits && {
      enter: (nodeId, _atMs, within) => {
        const name = within.length === 0 ? nodeId : `${within.join("/")}/${nodeId}`;
        visits.set(name, (visits.get(name) ?? 0) + 1);
      },
    },
  });
  const end = endKey(version.family, state);
  return { wanted: caller.wants, end, seconds: (state.end?.atMs ?? state.atMs) / 1000, keys: state.keys };
}
