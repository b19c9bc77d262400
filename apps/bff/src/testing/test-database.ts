import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client, type PoolConfig } from "pg";
import { inject } from "vitest";
import { connectDatabase, type DatabaseHandle } from "../infrastructure/database/connect.ts";
import { startEmbeddedPostgres } from "../infrastructure/embedded-postgres/embedded-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that the whole run shares; set by `shared-postgres.ts`. */
    postgres: PoolConfig | undefined;
  }
}

let counter = 0;

/** A new, empty database of its own, on the server of the run; without one (a run from elsewhere) on a server of its own. */
export async function openTestDatabase(): Promise<DatabaseHandle> {
  const shared = inject("postgres");
  if (shared) return createDatabase(shared, () => Promise.resolve());
  const { connection, stop } = await startTestPostgres();
  return createDatabase(connection, stop);
}

/** A server on a temporary data folder that `stop` removes. */
export async function startTestPostgres(): Promise<{ connection: PoolConfig; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-test-"));
  const server = await startEmbeddedPostgres({
    dataDir,
    programs: null,
    secretKey: Buffer.alloc(32, 7),
    onLine: () => undefined,
  });
  return {
    connection: server.connection,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function createDatabase(server: PoolConfig, afterClose: () => Promise<void>): Promise<DatabaseHandle> {
  counter += 1;
  const name = `test_${process.pid}_${counter}_${Math.trunc(performance.timeOrigin)}`;
  await runOn(server, `create database ${name}`);
  const handle = connectDatabase({ ...server, database: name, max: 5 }, () => undefined);
  return {
    ...handle,
    close: async () => {
      await handle.close();
      await runOn(server, `drop database ${name} with (force)`);
      await afterClose();
    },
  };
}

async function runOn(server: PoolConfig, statement: string): Promise<void> {
  const client = new Client({ ...server, database: "postgres" });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
