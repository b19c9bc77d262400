import { createHmac } from "node:crypto";
import { chownSync, mkdirSync, mkdtempSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client, type PoolConfig } from "pg";
import { prepareCluster, ROLE } from "./cluster.ts";
import { lockFolder } from "./folder-lock.ts";
import { awaitFormerServer } from "./former-server.ts";
import { startGuardedServer, type GuardedServer } from "./guardian.ts";
import { prepareHome } from "./home-folder.ts";
import { preparePrograms, type Programs } from "./programs.ts";
import { StartupError } from "./startup-error.ts";
import { unprivilegedUser, type SystemUser } from "./system-user.ts";

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** A folder with another PostgreSQL's programs; null: those of the npm package. */
  readonly programs: string | null;
  /** The server's password is derived from it, so that none is kept. */
  readonly secretKey: Buffer;
  readonly onLine: (line: string) => void;
  /** How many connections it takes; absent: enough for one process. */
  readonly maxConnections?: number;
}

/** The embedded server of one data folder. */
export interface EmbeddedPostgres {
  readonly connection: PoolConfig;
  /** For instance 18.4. */
  readonly version: string;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 15;
const KEPT_LINES = 20;
const MAX_CONNECTIONS = 30;

/** Starts PostgreSQL on a data folder that no other process uses; throws {@link StartupError} with what to do. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (process.platform === "win32")
    throw new StartupError(
      "The embedded PostgreSQL is not offered on Windows. Set DATABASE_URL to a PostgreSQL server.",
    );
  mkdirSync(options.dataDir, { recursive: true });
  const lock = lockFolder(options.dataDir);
  try {
    const started = await start(options);
    const ended = started.server.ended.finally(() => lock.release());
    return { connection: started.connection, version: started.version, ended, stop: () => started.server.stop() };
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Started {
  readonly server: GuardedServer;
  readonly connection: PoolConfig;
  readonly version: string;
}

async function start(options: EmbeddedPostgresOptions): Promise<Started> {
  const user = unprivilegedUser();
  const home = prepareHome(options.dataDir, user);
  const programs = preparePrograms({ given: options.programs, home, user });
  const password = serverPassword(options.secretKey);
  const cluster = await prepareCluster({ home, programs, user, password });
  await awaitFormerServer(cluster);
  const socketDir = makeSocketDir(user);
  const connection = { host: socketDir, user: ROLE, password, database: ROLE };
  const { onLine, maxConnections = MAX_CONNECTIONS } = options;
  const server = await startServer({ programs, user, cluster, socketDir, onLine, maxConnections }, connection);
  return { server, connection, version: programs.version };
}

/** The password of the embedded server's owner. */
export function serverPassword(secretKey: Buffer): string {
  return createHmac("sha256", secretKey).update("embedded-postgres").digest("base64url");
}

interface ServerPlace {
  readonly programs: Programs;
  readonly user: SystemUser | null;
  readonly cluster: string;
  readonly socketDir: string;
  readonly onLine: (line: string) => void;
  readonly maxConnections: number;
}

async function startServer(place: ServerPlace, connection: PoolConfig): Promise<GuardedServer> {
  const lines: string[] = [];
  const server = startGuardedServer({
    ...place,
    onLine: (line) => {
      if (lines.push(line) > KEPT_LINES) lines.shift();
      place.onLine(line);
    },
  });
  try {
    await untilReady(server, connection, { cluster: place.cluster, lines });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

async function untilReady(
  server: GuardedServer,
  connection: PoolConfig,
  { cluster, lines }: { readonly cluster: string; readonly lines: readonly string[] },
): Promise<void> {
  const failed = server.ended.then((code) => {
    throw new StartupError(`PostgreSQL could not start on ${cluster} (exit code ${code}). It said: ${lines.join(" ")}`);
  });
  failed.catch(() => undefined);
  const started = performance.now();
  while (!(await Promise.race([tryToConnect(connection), failed]))) {
    if (performance.now() - started > READY_WITHIN_MS)
      throw new StartupError(
        `PostgreSQL on ${cluster} did not become ready in two minutes. It said: ${lines.join(" ")}`,
      );
    await Promise.race([pause(LOOK_EVERY_MS), failed]);
  }
}

/** Whether the server answers; makes our database when it is not there yet. */
async function tryToConnect(connection: PoolConfig): Promise<boolean> {
  const client = new Client({ ...connection, database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [ROLE]);
    if (rowCount === 0) await client.query(`create database ${ROLE}`);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "28P01")
      throw new StartupError(
        "TONEGRAPH_SECRET_KEY is not the key this data folder was made with. Put the former key back.",
        { cause: error },
      );
    if (code === "ENOENT" || code === "ECONNREFUSED" || code === "ECONNRESET" || code === "57P03") return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

// Not in the data folder: a socket's path may have 107 bytes at most.
function makeSocketDir(user: SystemUser | null): string {
  const folder = mkdtempSync(path.join("/tmp", "tonegraph-"));
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}
