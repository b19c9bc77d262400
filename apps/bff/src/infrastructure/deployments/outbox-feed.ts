// Hands events from the outbox to whoever listens in this process. One connection LISTENs for all; PostgreSQL tells of a
// row when its transaction commits, so that events come in the order of the commits and never before their data.
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import { sql, type Kysely } from "kysely";
import type { Pool, PoolClient } from "pg";
import type { EventFeed, FeedEvent } from "../../modules/events/ports.ts";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";

const CHANNEL = "tonegraph_outbox";
const RECONNECT_MS = 1000;
const MOST_REPLAYED = 500;

export interface OutboxFeedOptions {
  readonly db: Kysely<Database>;
  readonly pool: Pool;
  readonly logger: FastifyBaseLogger;
}

/** A feed with its connection. */
export interface OutboxFeed extends EventFeed {
  start(): void;
  stop(): Promise<void>;
}

type Listener = (event: FeedEvent) => void;

/** Makes the feed; it is silent until it is started. */
export function createOutboxFeed({ db, pool, logger }: OutboxFeedOptions): OutboxFeed {
  const listeners = new Map<string, Set<Listener>>();
  let client: PoolClient | undefined;
  let stopped = true;
  let following: Promise<void> = Promise.resolve();
  let delivering: Promise<void> = Promise.resolve();

  async function deliver(id: number): Promise<void> {
    const { rows } = await sql<{ workspaceId: string; topic: string; payload: string }>`
      select workspace_id as "workspaceId", topic, payload_json as payload from outbox where id = ${id}`.execute(db);
    const [row] = rows;
    if (row === undefined) return;
    for (const listener of listeners.get(row.workspaceId) ?? []) listener({ id, topic: row.topic, payload: row.payload });
  }

  async function listenOnce(): Promise<void> {
    const connection = await pool.connect();
    client = connection;
    const broken = new Promise<void>((done) => {
      connection.once("error", () => {
        done();
      });
      connection.once("end", done);
    });
    connection.on("notification", ({ payload }) => {
      if (listeners.size === 0) return;
      // One after the other, so that listeners see the order of the commits.
      delivering = delivering
        .then(() => deliver(Number(payload)))
        .catch((error: unknown) => {
          logger.warn({ err: error }, "an event could not be delivered");
        });
    });
    try {
      await connection.query(`listen ${CHANNEL}`);
      await broken;
    } finally {
      client = undefined;
      connection.release(true);
    }
  }

  async function follow(): Promise<void> {
    while (!stopped) {
      try {
        await listenOnce();
      } catch (error) {
        logger.warn({ err: error }, "the event connection broke");
      }
      if (!stopped) await sleep(RECONNECT_MS, undefined, { ref: false });
    }
  }

  return {
    start() {
      stopped = false;
      following = follow();
    },
    async stop() {
      stopped = true;
      listeners.clear();
      await client?.query(`unlisten ${CHANNEL}`);
      client?.emit("end");
      await following;
      await delivering;
    },
    subscribe(workspaceId, listener) {
      const set = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(workspaceId) === set) listeners.delete(workspaceId);
      };
    },
    listenerCount: () => [...listeners.values()].reduce((count, set) => count + set.size, 0),
    async newestId(workspaceId) {
      const row = await scopeToWorkspace(db, workspaceId)
        .selectFrom("outbox")
        .select((eb) => eb.fn.max("id").as("id"))
        .executeTakeFirst();
      return Number(row?.id ?? 0);
    },
    since: (workspaceId, id) =>
      scopeToWorkspace(db, workspaceId)
        .selectFrom("outbox")
        .select(["id", "topic", "payload_json as payload"])
        .where("id", ">", id)
        .orderBy("id")
        .limit(MOST_REPLAYED)
        .execute(),
  };
}
