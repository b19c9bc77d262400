// Follows the workspace's event stream through a load balancer as a browser does: when a stream ends it opens another one,
// wherever that leads, and says which event it saw last.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { ADMIN_TOKEN } from "../test-bff.ts";

const AGAIN_AFTER_MS = 100;
const messageSchema = z.looseObject({
  type: z.string(),
  deployment: z.looseObject({ id: z.string(), state: z.string() }).optional(),
});

/** A running follower. */
export interface EventFollower {
  /** Deployments that were seen to become live. */
  readonly live: ReadonlySet<string>;
  /** How many streams it has opened. */
  streams(): number;
  stop(): Promise<void>;
}

/** Starts following. */
export function followEvents(origin: () => string | null): EventFollower {
  const live = new Set<string>();
  const stopping = new AbortController();
  let lastId: string | null = null;
  let streams = 0;
  const see = (part: string) => {
    lastId = /^id: (.*)$/mu.exec(part)?.[1] ?? lastId;
    const data = /^data: (.*)$/mu.exec(part)?.[1];
    const message = data === undefined ? null : messageSchema.safeParse(JSON.parse(data)).data;
    if (message?.deployment?.state === "live") live.add(message.deployment.id);
  };
  const readOne = async (at: string) => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, ...(lastId === null ? {} : { "last-event-id": lastId }) };
    const response = await fetch(`${at}/api/events`, { headers, signal: stopping.signal });
    if (response.status !== 200) return;
    streams += 1;
    let text = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (text + chunk).split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) see(part);
    }
  };
  const following = (async () => {
    while (!stopping.signal.aborted) {
      const at = origin();
      if (at !== null) await readOne(at).catch(() => undefined);
      await sleep(AGAIN_AFTER_MS);
    }
  })();
  return {
    live,
    streams: () => streams,
    stop() {
      stopping.abort();
      return following;
    },
  };
}
