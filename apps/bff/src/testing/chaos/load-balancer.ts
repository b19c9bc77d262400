// What any load balancer does: it asks every replica whether it is ready, sends requests in turn to those that are, and
// tries the next one when a connection is refused or broken and the request may be sent twice.
import { setTimeout as sleep } from "node:timers/promises";
import type { Replica, ReplicaAnswer, ReplicaRequest } from "./replica.ts";

const LOOK_EVERY_MS = 200;
const TRIES = 3;

/** A running balancer. */
export interface LoadBalancer {
  /** Answers 502 when every try failed. Only for requests that may be sent twice. */
  ask(request: ReplicaRequest): Promise<ReplicaAnswer>;
  /** Where a new stream should be opened; null when no replica is ready. */
  origin(): string | null;
  stop(): Promise<void>;
}

/** Starts looking. */
export function startLoadBalancer(replicas: readonly Replica[]): LoadBalancer {
  const ready = new Set<Replica>(replicas);
  let stopping = false;
  let turn = 0;
  const look = async (replica: Replica): Promise<void> => {
    while (!stopping) {
      const answer = await replica.ask({ path: "/health/ready", patienceMs: 5000 }).catch(() => null);
      if (answer?.status === 200) ready.add(replica);
      else ready.delete(replica);
      await sleep(LOOK_EVERY_MS);
    }
  };
  const looking = Promise.all(replicas.map(look));
  const next = (): Replica | undefined => {
    const usable = replicas.filter((replica) => ready.has(replica));
    turn += 1;
    return usable[turn % Math.max(1, usable.length)];
  };
  return {
    async ask(request) {
      for (let attempt = 1; attempt <= TRIES; attempt += 1) {
        const answer = await next()
          ?.ask(request)
          .catch(() => null);
        if (answer && answer.status !== 503) return answer;
        await sleep(LOOK_EVERY_MS);
      }
      return { status: 502, headers: new Headers(), body: null };
    },
    origin() {
      const replica = next();
      return replica?.isRunning() === true ? replica.origin() : null;
    },
    async stop() {
      stopping = true;
      await looking;
    },
  };
}
