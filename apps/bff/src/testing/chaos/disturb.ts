// Kills and pauses processes at moments that a seed chooses. One at a time is paused and one is being killed; a third serves.
import { setTimeout as sleep } from "node:timers/promises";
import { seededNumbers } from "./chaos-options.ts";
import type { Replica } from "./replica.ts";

/** How often it happened. */
export interface Disturbances {
  readonly kills: number;
  readonly pauses: number;
}

export interface DisturbOptions {
  readonly seed: number;
  /** Ends when this says no. */
  readonly isBusy: () => boolean;
  /** How long a pause lasts at least; longer than a lease. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 1800;
const RUNS_MS = 700;

/** Disturbs until the work is done; every process runs again when it resolves. */
export async function disturb(
  replicas: readonly Replica[],
  { seed, isBusy, pauseMs = PAUSE_MS }: DisturbOptions,
): Promise<Disturbances> {
  const random = seededNumbers(seed);
  const taken = new Set<Replica>();
  let [kills, pauses] = [0, 0];
  const take = () => {
    const free = replicas.filter((replica) => !taken.has(replica) && replica.isRunning());
    const replica = free[Math.floor(random() * free.length)];
    if (replica !== undefined) taken.add(replica);
    return replica;
  };
  const killing = async () => {
    while (isBusy()) {
      await sleep(random() * RUNS_MS);
      const replica = take();
      if (replica === undefined) continue;
      await replica.end("SIGKILL");
      kills += 1;
      await replica.start();
      taken.delete(replica);
    }
  };
  const pausing = async () => {
    while (isBusy()) {
      await sleep(random() * RUNS_MS);
      const replica = take();
      if (replica === undefined) continue;
      replica.signal("SIGSTOP");
      await sleep(pauseMs * (1 + random() * 0.5));
      replica.signal("SIGCONT");
      pauses += 1;
      taken.delete(replica);
    }
  };
  await Promise.all([killing(), pausing()]);
  return { kills, pauses };
}
