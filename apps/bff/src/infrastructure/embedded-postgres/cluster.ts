import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Programs } from "./programs.ts";
import { StartupError } from "./startup-error.ts";
import type { SystemUser } from "./system-user.ts";

/** The only role of the embedded server, and the name of its database. */
export const ROLE = "tonegraph";

export interface ClusterOptions {
  readonly home: string;
  readonly programs: Programs;
  readonly user: SystemUser | null;
  readonly password: string;
}

/** The cluster's folder: checked when it exists, else made in one piece. */
export async function prepareCluster(options: ClusterOptions): Promise<string> {
  const cluster = path.join(options.home, "cluster");
  if (existsSync(cluster)) checkCluster(cluster, options.programs);
  else await initialise(cluster, options);
  return cluster;
}

function checkCluster(cluster: string, programs: Programs): void {
  const file = path.join(cluster, "PG_VERSION");
  const needed = ["PG_VERSION", "global/pg_control", "base", "pg_wal", "postgresql.conf", "pg_hba.conf"];
  const missing = needed.filter((name) => !existsSync(path.join(cluster, name)));
  if (missing.length > 0)
    throw new StartupError(
      `The database in ${cluster} is damaged: ${missing.join(", ")} is missing. ` +
        "Put the folder back from a backup, or move it away to start with an empty one. Nothing was changed.",
    );
  const major = Number(readFileSync(file, "utf8").trim());
  if (major !== programs.major)
    throw new StartupError(
      `The database in ${cluster} was made by PostgreSQL ${major}, these programs are ${programs.version}. ` +
        `Set TONEGRAPH_PG_BIN to the programs of PostgreSQL ${major}. Nothing was changed.`,
    );
}

// Made under another name and renamed when it is whole, so that an interrupted first start leaves nothing half-made.
async function initialise(cluster: string, options: ClusterOptions): Promise<void> {
  const draft = `${cluster}.new`;
  const passwordFile = path.join(options.home, "initial-password");
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  try {
    writeFileSync(passwordFile, `${options.password}\n`, { flag: "wx", mode: 0o600 });
    if (options.user) for (const place of [draft, passwordFile]) chownSync(place, options.user.uid, options.user.gid);
    await runInitdb(draft, passwordFile, options);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, cluster);
}

async function runInitdb(draft: string, passwordFile: string, { programs, user, home }: ClusterOptions): Promise<void> {
  const locale =
    programs.major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] : ["--locale=C"];
  const flags = [...locale, "--encoding=UTF8", "--data-checksums", "-A", "scram-sha-256", "-U", ROLE];
  const child = spawn(programs.initdb, ["-D", draft, ...flags, `--pwfile=${passwordFile}`], {
    cwd: home,
    env: { ...programs.environment },
    stdio: ["ignore", "ignore", "pipe"],
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise<number | string>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (status, signal) => resolve(status ?? signal ?? "unknown"));
  });
  if (code === 0) return;
  rmSync(draft, { recursive: true, force: true });
  throw new StartupError(`PostgreSQL could not make its database in ${home} (initdb: ${code}). ${said.trim()}`);
}
