// One connection that LISTENs for everything that this process wants to hear of. PostgreSQL tells when a transaction commits,
// in the order of the commits.
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import type { Pool, PoolClient } from "pg";

const RECONNECT_MS = 1000;

/** What a channel's listener does. */
export interface ChannelListener {
  readonly onPayload: (payload: string) => void;
  /** The connection stands (again): something may have been missed before. */
  readonly onListening: () => void;
}

/** What is told on this database. */
export interface Channels {
  /** Before the start: names who hears what comes on a channel. */
  listen(channel: "tonegraph_outbox" | "tonegraph_silences", listener: ChannelListener): void;
  /** Begins, and connects again after every break. */
  start(): void;
  stop(): Promise<void>;
}

/** Makes it; nothing is heard until it is started. */
export function createChannels({
  pool,
  logger,
}: {
  readonly pool: Pool;
  readonly logger: FastifyBaseLogger;
}): Channels {
  const listeners = new Map<string, ChannelListener>();
  const stopping = new AbortController();
  let following: Promise<void> = Promise.resolve();

  async function follow(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await listenOnce(await pool.connect());
      } catch (error) {
        logger.warn({ err: error }, "the event connection broke");
      }
      await sleep(RECONNECT_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function listenOnce(connection: PoolClient): Promise<void> {
    try {
      const broken = new Promise<void>((done, failed) => {
        connection.on("error", failed);
        connection.once("end", done);
        if (stopping.signal.aborted) done();
        stopping.signal.addEventListener("abort", () => {
          done();
        });
      });
      // It may break while the query below waits; then nobody waits for this one.
      broken.catch(() => undefined);
      connection.on("notification", ({ channel, payload = "" }) => {
        listeners.get(channel)?.onPayload(payload);
      });
      await connection.query([...listeners.keys()].map((channel) => `listen ${channel}`).join("; "));
      for (const { onListening } of listeners.values()) onListening();
      await broken;
    } finally {
      // Not back to the pool: whoever got it next would be woken by our notifications.
      connection.release(true);
    }
  }

  return {
    listen(channel, listener) {
      listeners.set(channel, listener);
    },
    start() {
      following = follow();
    },
    async stop() {
      stopping.abort();
      await following;
    },
  };
}
