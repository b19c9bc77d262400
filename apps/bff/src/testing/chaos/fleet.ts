// Several BFF processes on one real PostgreSQL, with the vendor sandbox behind a recorder.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PoolConfig } from "pg";
import { startEmbeddedPostgres } from "../../infrastructure/embedded-postgres/embedded-postgres.ts";
import { startSandboxChild } from "../sandbox-child.ts";
import { createReplica, type Replica } from "./replica.ts";
import { startVendorRecorder, type VendorRecorder } from "./vendor-recorder.ts";

const CONNECTIONS = 120;

export interface FleetOptions {
  readonly replicas: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** A host beside the sandbox that may be called although it is private. */
  readonly alsoAllowed?: string;
}

/** The processes; `close` ends them all and removes what they wrote. */
export interface Fleet {
  readonly replicas: readonly Replica[];
  readonly vendor: VendorRecorder;
  /** The sandbox itself, for its control API. */
  readonly sandboxUrl: string;
  readonly connection: PoolConfig;
  /** One more process on the same database. */
  newReplica(environment?: Readonly<Record<string, string>>): Replica;
  close(): Promise<void>;
}

/** Starts database, sandbox, recorder and replicas. Where one of them cannot be started none is left running. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const begun: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of begun.toReversed()) await end();
  };
  try {
    return { ...(await startParts(options, (end) => begun.push(end))), close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** `begin` is told how to end what was started. */
async function startParts(
  { replicas, environment = {}, alsoAllowed }: FleetOptions,
  begin: (end: () => Promise<void>) => void,
): Promise<Omit<Fleet, "close">> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-chaos-"));
  begin(async () => Promise.resolve(rmSync(dataDir, { recursive: true, force: true })));
  const server = await startEmbeddedPostgres({
    dataDir,
    programs: null,
    secretKey: Buffer.alloc(32, 7),
    onLine: () => undefined,
    maxConnections: CONNECTIONS,
  });
  begin(() => server.stop());
  const sandbox = await startSandboxChild();
  begin(() => sandbox.stop());
  const vendor = await startVendorRecorder(sandbox.url);
  begin(() => vendor.close());
  const shared = {
    DATABASE_URL: urlOf(server.connection),
    DATA_DIR: dataDir,
    TONEGRAPH_SECRET_KEY: Buffer.alloc(32, 7).toString("base64"),
    TONEGRAPH_ALLOW_PRIVATE_HOSTS: [
      ...[sandbox.url, vendor.url].map((url) => new URL(url).host),
      ...(alsoAllowed === undefined ? [] : [alsoAllowed]),
    ].join(","),
    ...environment,
  };
  const all: Replica[] = [];
  const newReplica = (more: Readonly<Record<string, string>> = {}) => {
    const replica = createReplica(`replica ${all.length + 1}`, { ...shared, ...more });
    all.push(replica);
    return replica;
  };
  begin(async () => {
    for (const replica of all) replica.signal("SIGCONT");
    await Promise.all(all.filter((replica) => replica.isRunning()).map((replica) => replica.end("SIGTERM")));
  });
  const first = Array.from({ length: replicas }, () => newReplica());
  // All at once, as an orchestrator would: the migrations are theirs to share.
  await Promise.all(first.map((replica) => replica.start()));
  return { replicas: first, vendor, sandboxUrl: sandbox.url, connection: server.connection, newReplica };
}

/** A server's connection as `DATABASE_URL` has it. */
export function urlOf({ host = "", user = "", password, database = "" }: PoolConfig): string {
  if (typeof password !== "string") throw new Error("the embedded server's password is a string");
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`;
}
