import { Kysely, PostgresDialect } from "kysely";
import { Pool, types, type PoolConfig } from "pg";
import type { Database } from "./schema.ts";

const BIGINT = 20;
/** Longer than the pause of any periodic work: a connection costs its sign-in, several milliseconds of both processes. */
const IDLE_MS = 120_000;

/** A database and the pool under it; `close` waits for running queries. */
export interface DatabaseHandle {
  readonly db: Kysely<Database>;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** Opens a pool; nothing is connected until the first query. Connections that break are reported, never thrown. */
export function connectDatabase(config: PoolConfig, onBroken: (error: Error) => void): DatabaseHandle {
  const pool = new Pool({
    max: 16,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: 30_000,
    application_name: "tonegraph",
    ...config,
    types: { getTypeParser: bigintAwareParser },
  });
  pool.on("error", onBroken);
  // The pool itself listens only while a connection is idle. One that breaks between two statements of a transaction would
  // end the process; whoever uses it learns of it with the next statement.
  pool.on("connect", (client) => client.on("error", onBroken));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

// Counters of ours stay far below 2^53, so that bigint columns may come back as numbers.
const bigintAwareParser: typeof types.getTypeParser = (oid: number, format?: unknown) =>
  oid === BIGINT && format !== "binary" ? Number : types.getTypeParser(oid, "text");
