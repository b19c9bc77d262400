import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { StartupError } from "./startup-error.ts";
import type { SystemUser } from "./system-user.ts";

/** Where a database goes whose user cannot reach the data folder. */
const SHARED_HOME = "/var/lib/tonegraph";

/**
 * The database's own folder inside the data folder, owned by the database's user. Where that user cannot reach the
 * data folder (below /root, or below a private temporary folder), `postgres` in it is a link to a folder that it can.
 */
export function prepareHome(dataDir: string, user: SystemUser | null): string {
  const home = path.join(dataDir, "postgres");
  if (lstatSync(home, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(home))
    throw new StartupError(
      `${home} leads to a folder that is gone. Put it back, or remove the link to start with an empty database.`,
    );
  if (user === null) {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return realpathSync(home);
  }
  // The data folder is ours: others may search it, its secrets have modes of their own.
  chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  if (!existsSync(home)) makeFor(user, dataDir, home);
  const real = realpathSync(home);
  chownSync(real, user.uid, user.gid);
  if (canWrite(real, user)) return real;
  throw new StartupError(
    `The database runs as user ${user.name}, who cannot reach ${real}. ` +
      "Let others search the folders above it (chmod o+x), or set DATA_DIR to a folder outside of them.",
  );
}

function makeFor(user: SystemUser, dataDir: string, home: string): void {
  if (canSearch(dataDir, user)) {
    mkdirSync(home, { mode: 0o700 });
    return;
  }
  const elsewhere = path.join(SHARED_HOME, randomBytes(8).toString("hex"));
  mkdirSync(elsewhere, { recursive: true, mode: 0o700 });
  chmodSync(SHARED_HOME, 0o711);
  symlinkSync(elsewhere, home);
}

function canSearch(folder: string, user: SystemUser): boolean {
  return testAs(user, ["-x", folder]);
}

function canWrite(folder: string, user: SystemUser): boolean {
  return testAs(user, ["-w", folder]);
}

// The kernel knows best: modes, groups, access lists and mounts all count.
function testAs(user: SystemUser, test: readonly string[]): boolean {
  const options = { uid: user.uid, gid: user.gid, cwd: "/", env: {} };
  return spawnSync("/bin/sh", ["-c", '[ "$1" "$2" ]', "test", ...test], options).status === 0;
}
