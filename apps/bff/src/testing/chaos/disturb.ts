// Kills and pauses processes at moments that a seed chooses. One at a time is paused and two are killed and started again; the others serve.
import { setTimeout as sleep } from "node:timers/promises";
import { seededNumbers } from "./chaos-options.ts";
import type { Replica } from "./replica.ts";

/** How often it happened, or shall happen. */
export interface Disturbances {
  readonly kills: number;
  readonly pauses: number;
}

export interface DisturbOptions {
  readonly seed: number;
  /** Ends when this says no. */
  readonly isBusy: () => boolean;
  /** How often each is due by now: whoever is ahead waits, so that both last as long as the work does. */
  readonly due: () => Disturbances;
  /** How long a pause lasts at least; longer than a lease. */
  readonly pauseMs: number;
}

/** Counts while it goes on; `ended` resolves when every process runs again. */
export interface Disturbing {
  soFar(): Disturbances;
  readonly ended: Promise<void>;
}

const RUNS_MS = 500;
/** Starting takes longer than anything else. */
const KILLED_AT_ONCE = 2;
const LOOK_EVERY_MS = 100;

/** Disturbs until the work is done. */
export function disturb(replicas: readonly Replica[], { seed, isBusy, due, pauseMs }: DisturbOptions): Disturbing {
  const random = seededNumbers(seed);
  const taken = new Set<Replica>();
  let [kills, pauses] = [0, 0];
  /** Somebody must be left who serves. */
  const take = () => {
    const free = replicas.filter((replica) => !taken.has(replica) && replica.isRunning());
    const replica = free.length > 1 ? free[Math.floor(random() * free.length)] : undefined;
    if (replica !== undefined) taken.add(replica);
    return replica;
  };
  const repeat = async (isDue: () => boolean, act: (replica: Replica) => Promise<void>) => {
    while (isBusy()) {
      await sleep(isDue() ? random() * RUNS_MS : LOOK_EVERY_MS);
      const replica = isDue() && isBusy() ? take() : undefined;
      if (replica === undefined) continue;
      await act(replica);
      taken.delete(replica);
    }
  };
  const kill = async (replica: Replica) => {
    await replica.end("SIGKILL");
    kills += 1;
    await replica.start();
  };
  const killing = Array.from({ length: KILLED_AT_ONCE }, () => repeat(() => kills < due().kills, kill));
  const pausing = repeat(
    () => pauses < due().pauses,
    async (replica) => {
      replica.signal("SIGSTOP");
      await sleep(pauseMs * (1 + random() * 0.3));
      replica.signal("SIGCONT");
      pauses += 1;
    },
  );
  return { soFar: () => ({ kills, pauses }), ended: Promise.all([...killing, pausing]).then(() => undefined) };
}
