import type { FastifyBaseLogger } from "fastify";
import { connectDatabase, type DatabaseHandle } from "./database/connect.ts";
import { startEmbeddedPostgres } from "./embedded-postgres/embedded-postgres.ts";
import { StartupError } from "./embedded-postgres/startup-error.ts";

/** The database and, when it is the embedded one, the server under it. */
export interface OpenDatabase extends DatabaseHandle {
  /** Resolves only when an embedded server ends without being asked. */
  readonly lost: Promise<void>;
}

export interface OpenDatabaseOptions {
  /** null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly postgresPrograms: string | null;
  readonly secretKey: Buffer;
}

/** Opens DATABASE_URL, or starts the embedded PostgreSQL of the data folder. */
export async function openDatabase(options: OpenDatabaseOptions, logger: FastifyBaseLogger): Promise<OpenDatabase> {
  const onIdleError = (error: Error) => logger.warn({ err: error }, "an idle database connection broke");
  if (options.databaseUrl !== null) {
    const handle = connectDatabase({ connectionString: options.databaseUrl }, onIdleError);
    await checkConnection(handle);
    return { ...handle, lost: new Promise(() => undefined) };
  }
  const server = await startEmbeddedPostgres({
    dataDir: options.dataDir,
    programs: options.postgresPrograms,
    secretKey: options.secretKey,
    onLine: (line) => logger.debug({ component: "postgres" }, line),
  });
  logger.info({ version: server.version }, "embedded PostgreSQL is ready");
  const handle = connectDatabase(server.connection, onIdleError);
  let asked = false;
  return {
    ...handle,
    lost: new Promise((resolve) => {
      void server.ended.then(() => {
        if (!asked) resolve();
      });
    }),
    close: async () => {
      asked = true;
      await handle.close();
      await server.stop();
    },
  };
}

async function checkConnection(handle: DatabaseHandle): Promise<void> {
  try {
    await handle.pool.query("select 1");
  } catch (error) {
    await handle.close();
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    throw new StartupError(`DATABASE_URL: the server cannot be used: ${reason}`, { cause: error });
  }
}
