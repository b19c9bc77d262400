// What any load balancer does: it asks every replica whether it is ready, sends requests in turn to those that are, and
// tries the next one when a connection is refused or broken, or a replica says that it cannot now, and the request may be
// sent twice. It goes on for as long as the one of the guide (docs/guides/scale-out.md, lb_try_duration).
import { setTimeout as sleep } from "node:timers/promises";
import type { Replica, ReplicaAnswer, ReplicaRequest } from "./replica.ts";

const LOOK_EVERY_MS = 200;
const TRY_FOR_MS = 5000;

/** A running balancer. */
export interface LoadBalancer {
  /** Answers 502, with what every try ended with, when all failed. Only for requests that may be sent twice. */
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
      const until = performance.now() + TRY_FOR_MS;
      const tries: string[] = [];
      while (tries.length === 0 || performance.now() < until) {
        const replica = next();
        const answer = await replica?.ask(request).catch((error: unknown) => String(error));
        if (typeof answer === "object" && answer.status !== 503) return answer;
        tries.push(`${replica?.name ?? "nobody"}: ${typeof answer === "object" ? answer.status : answer}`);
        // Whoever broke the connection is left out until it says again that it is ready.
        if (replica !== undefined && typeof answer !== "object") ready.delete(replica);
        if (tries.length > 1) await sleep(LOOK_EVERY_MS);
      }
      return { status: 502, headers: new Headers(), body: tries.join(", ") };
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
