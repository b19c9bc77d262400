// Hands events from the outbox to whoever listens in this process, in the order in which they were committed.
import type { FastifyBaseLogger } from "fastify";
import { sql, type Kysely } from "kysely";
import type { EventFeed, FeedEvent } from "../../modules/events/ports.ts";
import type { Channels } from "../database/channels.ts";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";

const MOST_REPLAYED = 500;

export interface OutboxFeedOptions {
  readonly db: Kysely<Database>;
  readonly channels: Pick<Channels, "listen">;
  readonly logger: FastifyBaseLogger;
}

/** A feed; it tells what the channels tell it of. */
export interface OutboxFeed extends EventFeed {
  /** Resolves when nothing is being delivered any more. */
  settled(): Promise<void>;
}

/** Makes the feed; it is silent until the channels are started. */
export function createOutboxFeed({ db, channels, logger }: OutboxFeedOptions): OutboxFeed {
  const readers = createReaders();
  let newest = 0;
  let delivering: Promise<void> = Promise.resolve();

  /** One after the other, so that readers see the order of the commits. */
  function enqueue(work: () => Promise<void>): void {
    delivering = delivering.then(work).catch((error: unknown) => {
      logger.warn({ err: error }, "an event could not be delivered");
    });
  }

  async function deliver(condition: ReturnType<typeof sql<boolean>>): Promise<void> {
    const { rows } = await sql<FeedEvent & { workspaceId: string }>`
      select id, workspace_id as "workspaceId", topic, payload_json as payload from outbox where ${condition} order by id`.execute(
      db,
    );
    for (const { workspaceId, ...event } of rows) {
      newest = Math.max(newest, event.id);
      readers.tell(workspaceId, event);
    }
  }

  channels.listen("tonegraph_outbox", {
    onPayload: (id) => enqueue(() => deliver(sql<boolean>`id = ${Number(id)}`)),
    // What was committed while the connection was down; at the start there is nobody to tell.
    onListening: () => enqueue(() => (newest === 0 ? Promise.resolve() : deliver(sql<boolean>`id > ${newest}`))),
  });
  return {
    settled: () => delivering,
    subscribe: readers.add,
    ...storedEvents(db),
  };
}

function storedEvents(db: Kysely<Database>): Pick<EventFeed, "newestId" | "since"> {
  return {
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

type Reader = (event: FeedEvent) => void;

function createReaders() {
  const byWorkspace = new Map<string, Set<Reader>>();
  return {
    tell(workspaceId: string, event: FeedEvent): void {
      for (const reader of byWorkspace.get(workspaceId) ?? []) reader(event);
    },
    add(workspaceId: string, reader: Reader): () => void {
      const readers = byWorkspace.get(workspaceId) ?? new Set();
      byWorkspace.set(workspaceId, readers.add(reader));
      return () => {
        readers.delete(reader);
        if (readers.size === 0 && byWorkspace.get(workspaceId) === readers) byWorkspace.delete(workspaceId);
      };
    },
  };
}
