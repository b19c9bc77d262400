// A client with a load balancer's manners: requests that may be sent twice are sent to another replica when one does not
// answer or says that it is busy or going.
import { setTimeout as sleep } from "node:timers/promises";
import type { Replica, ReplicaAnswer, ReplicaRequest } from "./replica.ts";

/** Sends a request until a replica has answered it. Only for what may be sent twice. */
export type Ask = (request: ReplicaRequest) => Promise<ReplicaAnswer>;

const AGAIN_AFTER_MS = 50;

/** Goes through the replicas in turn. Throws when none has answered for `giveUpMs`. */
export function balancedAsk(replicas: () => readonly Replica[], giveUpMs = 120_000): Ask {
  let turn = 0;
  return async (request) => {
    const until = Date.now() + giveUpMs;
    for (;;) {
      const running = replicas().filter((replica) => replica.isRunning());
      const replica = running[turn++ % Math.max(1, running.length)];
      const answer = await replica?.ask(request).catch(() => null);
      // 503: nothing was changed. 500: told below, since a database that goes away in the middle is nobody's fault here.
      if (answer && answer.status !== 503 && answer.status !== 500) return answer;
      if (Date.now() > until) throw new Error(`${request.path}: no replica answers (${answer?.status ?? "silence"})`);
      await sleep(AGAIN_AFTER_MS);
    }
  };
}
