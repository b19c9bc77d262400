// Work of one name at a time, in the order of asking: a vendor's compiler that our own deployments keep busy would refuse
// each of them in turn until its patience is over.
import type { EngineWorld } from "./engine-world.ts";
import { unlessInterrupted } from "./interruption.ts";

/** Waits for the turn, does the work, and lets the next one begin; whoever is interrupted while waiting gives the turn up. */
export type InTurn = <Value>(
  name: string,
  work: () => Promise<Value>,
  world: Pick<EngineWorld, "ending">,
) => Promise<Value>;

/** Turns of this process; others' deployments meet a vendor that is busy. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work, world) => {
    const before = last.get(name);
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const mine = Promise.all([before, done]);
    last.set(name, mine);
    try {
      if (before !== undefined) await unlessInterrupted(before, world);
      return await work();
    } finally {
      resolve();
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
