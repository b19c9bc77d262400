// One connection that LISTENs for new rows of the outbox. PostgreSQL tells of a row when its transaction commits, so that
// ids come in the order of the commits and never before their data.
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import type { Pool, PoolClient } from "pg";

const CHANNEL = "tonegraph_outbox";
const RECONNECT_MS = 1000;

export interface OutboxListenerOptions {
  readonly pool: Pool;
  readonly logger: FastifyBaseLogger;
  /** A row was committed. */
  readonly onId: (id: number) => void;
  /** The connection stands (again): rows may have been missed before. */
  readonly onListening: () => void;
}

/** Listens until it is stopped, connecting again after every break. */
export interface OutboxListener {
  stop(): Promise<void>;
}

/** Starts listening. */
export function listenToOutbox({ pool, logger, onId, onListening }: OutboxListenerOptions): OutboxListener {
  const stopping = new AbortController();
  const following = follow();
  return {
    async stop() {
      stopping.abort();
      await following;
    },
  };

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
        stopping.signal.addEventListener("abort", () => {
          done();
        });
      });
      // It may break while the query below waits; then nobody waits for this one.
      broken.catch(() => undefined);
      connection.on("notification", ({ payload }) => {
        onId(Number(payload));
      });
      await connection.query(`listen ${CHANNEL}`);
      onListening();
      await broken;
    } finally {
      // Not back to the pool: whoever got it next would be woken by our notifications.
      connection.release(true);
    }
  }
}
