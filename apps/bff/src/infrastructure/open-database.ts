import type { FastifyBaseLogger } from "fastify";
import type { PoolConfig } from "pg";
import { appRoleOf, canChangeAudit, prepareAppRole, type AppRole } from "./database/app-role.ts";
import { connectDatabase, type DatabaseHandle } from "./database/connect.ts";
import { migrateDatabase } from "./database/migrate.ts";
import { startEmbeddedPostgres } from "./embedded-postgres/embedded-postgres.ts";
import { StartupError } from "./embedded-postgres/startup-error.ts";
import { checkMasterKey } from "./vendor/check-master-key.ts";
import { createSecretBox } from "./vendor/secret-box.ts";

/** The database at this version's schema and, when it is the embedded one, the server under it. */
export interface OpenDatabase extends DatabaseHandle {
  /** Resolves only when an embedded server ends without being asked. */
  readonly lost: Promise<void>;
  /** What an administrator should know of it, in words. */
  readonly notes: readonly string[];
}

export interface OpenDatabaseOptions {
  /** null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly postgresPrograms: string | null;
  readonly secretKey: Buffer;
}

const ONE_ROLE =
  "DATABASE_URL: the server works as the role that owns the tables, so that the database does not keep it from changing " +
  "the audit log. Give that user the right to make roles (alter role … createrole) and start again.";

/** Opens DATABASE_URL, or starts the embedded PostgreSQL of the data folder. */
export async function openDatabase(options: OpenDatabaseOptions, logger: FastifyBaseLogger): Promise<OpenDatabase> {
  const onIdleError = (error: Error) => logger.warn({ err: error }, "a database connection broke");
  const world = { onIdleError, logger, secretKey: options.secretKey };
  if (options.databaseUrl !== null) {
    const handle = await openAsApp({ connectionString: options.databaseUrl }, world);
    return { ...handle, lost: new Promise(() => undefined) };
  }
  const server = await startEmbeddedPostgres({
    dataDir: options.dataDir,
    programs: options.postgresPrograms,
    secretKey: options.secretKey,
    onLine: (line) => logger.debug({ component: "postgres" }, line),
  });
  logger.info({ version: server.version }, "embedded PostgreSQL is ready");
  let asked = false;
  try {
    const handle = await openAsApp(server.connection, world);
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
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface OpenWorld {
  readonly onIdleError: (error: Error) => void;
  readonly logger: FastifyBaseLogger;
  readonly secretKey: Buffer;
}

/** Brings the schema up to date as the tables' owner, then goes on as the role that may only work with rows. */
async function openAsApp(config: PoolConfig, world: OpenWorld): Promise<DatabaseHandle & Pick<OpenDatabase, "notes">> {
  const owner = connectDatabase(config, world.onIdleError);
  try {
    await checkConnection(owner);
    await migrateDatabase(owner.db);
    // Before the role's password is set: another key would lock the processes out that have the right one.
    await checkMasterKey(owner.db, createSecretBox(world.secretKey));
    const app = await connectAsApp(owner, config, world);
    if (app === null) return { ...owner, notes: (await canChangeAudit(owner.db)) ? [ONE_ROLE] : [] };
    await owner.close();
    return { ...app, notes: [] };
  } catch (error) {
    await owner.close();
    throw error;
  }
}

async function connectAsApp(
  owner: DatabaseHandle,
  config: PoolConfig,
  { onIdleError, logger, secretKey }: OpenWorld,
): Promise<DatabaseHandle | null> {
  const { rows } = await owner.pool.query<{ name: string }>("select current_database() as name");
  const role = appRoleOf(rows[0]?.name ?? "", secretKey);
  try {
    if (!(await prepareAppRole(owner.db, role))) return null;
    const app = connectDatabase(asRole(config, role), onIdleError);
    try {
      await app.pool.query("select 1");
      return app;
    } catch (error) {
      await app.close();
      throw error;
    }
  } catch (error) {
    logger.warn({ err: error }, `the database role "${role.name}" cannot be used`);
    return null;
  }
}

/** The same server and database, as another role. */
function asRole(config: PoolConfig, { name, password }: AppRole): PoolConfig {
  const { connectionString } = config;
  if (connectionString === undefined) return { ...config, user: name, password };
  const who = `${encodeURIComponent(name)}:${encodeURIComponent(password)}@`;
  return { ...config, connectionString: connectionString.replace(/^(\w+:\/\/)(?:[^@/]*@)?/u, `$1${who}`) };
}

async function checkConnection(handle: DatabaseHandle): Promise<void> {
  try {
    await handle.pool.query("select 1");
  } catch (error) {
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    throw new StartupError(`DATABASE_URL: the server cannot be used: ${reason}`, { cause: error });
  }
}
