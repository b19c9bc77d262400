import { setTimeout as sleep } from "node:timers/promises";
import type { Replica, ReplicaAnswer, ReplicaRequest } from "./replica.ts";

const AGAIN_AFTER_MS = 500;
const PATIENCE_MS = 120_000;

/** Asks the replica whose turn it is; one that says 503 is asked again, as its Retry-After says. */
export async function askUntilTold(
  replicas: readonly Replica[],
  turn: number,
  request: ReplicaRequest,
): Promise<ReplicaAnswer> {
  const replica = replicas[turn % replicas.length];
  if (replica === undefined) throw new Error("there is no replica");
  for (;;) {
    const answer = await replica.ask({ patienceMs: PATIENCE_MS, ...request });
    if (answer.status !== 503) return answer;
    await sleep(AGAIN_AFTER_MS);
  }
}
