// A copy of a data folder while its server runs and is written to: PostgreSQL's low-level base backup. What was committed
// when the backup ended is in it, as if the machine had been switched off just then; the next start on the copy recovers.
import {
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { ROLE } from "./cluster.ts";
import { serverPassword } from "./embedded-postgres.ts";
import { StartupError } from "./startup-error.ts";

export interface BackUpOptions {
  /** The data folder of a running server. */
  readonly dataDir: string;
  /** A folder that does not exist yet; afterwards a data folder to start on. The secret key is not in it. */
  readonly target: string;
  readonly secretKey: Buffer;
}

/** What must not be in a backup: it speaks of the running server, or PostgreSQL makes it anew. */
const LEFT_OUT = new Set(["postmaster.pid", "postmaster.opts", "pg_internal.init"]);
const EMPTIED = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);

/** Makes the backup; throws {@link StartupError} with what to do. */
export async function backUp({ dataDir, target, secretKey }: BackUpOptions): Promise<void> {
  const cluster = path.join(realpathSync(path.join(dataDir, "postgres")), "cluster");
  const copy = path.join(target, "postgres", "cluster");
  mkdirSync(path.join(target, "postgres"), { recursive: true, mode: 0o700 });
  const client = await connect(cluster, secretKey);
  try {
    await client.query("select pg_backup_start('tonegraph', true)");
    copyFolder(cluster, copy, (name) => !LEFT_OUT.has(name));
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
      "select labelfile, spcmapfile from pg_backup_stop(false)",
    );
    const label = rows[0]?.labelfile ?? "";
    copyFolder(path.join(cluster, "pg_wal"), path.join(copy, "pg_wal"), () => true);
    const first = /START WAL LOCATION: .* \(file ([0-9A-F]{24})\)/u.exec(label)?.[1] ?? "";
    if (!readdirSync(path.join(copy, "pg_wal")).includes(first))
      throw new StartupError("So much was written during the backup that its beginning is gone. Make it again.");
    writeAs(path.join(copy, "backup_label"), label, cluster);
  } finally {
    await client.end();
  }
  const checkpoints = path.join(dataDir, "audit-checkpoints");
  if (statSync(checkpoints, { throwIfNoEntry: false }) !== undefined)
    copyFolder(checkpoints, path.join(target, "audit-checkpoints"), () => true);
}

async function connect(cluster: string, secretKey: Buffer): Promise<Client> {
  const host = socketFolder(path.join(cluster, "postmaster.pid"));
  const client = new Client({ host, user: ROLE, password: serverPassword(secretKey), database: ROLE });
  await client.connect();
  return client;
}

/** The fifth line says where the server's socket is. */
function socketFolder(file: string): string {
  try {
    return readFileSync(file, "utf8").split("\n")[4] ?? "";
  } catch (error) {
    throw new StartupError("No server runs on this data folder: it can be copied as it is.", { cause: error });
  }
}

function copyFolder(from: string, to: string, isWanted: (name: string) => boolean): void {
  const { uid, gid, mode } = statSync(from);
  mkdirSync(to, { recursive: true, mode });
  own(to, { uid, gid });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (!isWanted(entry.name)) continue;
    if (entry.isDirectory()) copyFolder(source, copy, EMPTIED.has(entry.name) ? () => false : isWanted);
    else if (entry.isFile()) copyFile(source, copy);
  }
}

/** A file that went away meanwhile belonged to something that was dropped; the log of writes says so too. */
function copyFile(from: string, to: string): void {
  try {
    const { uid, gid } = statSync(from);
    copyFileSync(from, to);
    own(to, { uid, gid });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

function writeAs(file: string, text: string, like: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  own(file, statSync(like));
}

/** Only root may give files away; everybody else owns what they copy, and runs the server. */
function own(file: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  if (process.getuid?.() === 0) chownSync(file, uid, gid);
}
