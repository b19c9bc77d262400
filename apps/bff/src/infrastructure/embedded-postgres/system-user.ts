import { readFileSync } from "node:fs";
import { StartupError } from "./startup-error.ts";

/** Who runs the database's programs. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ["postgres", "nobody"];

/** PostgreSQL refuses to run as root: then an unprivileged user of the system; null where we are one already. */
export function unprivilegedUser(passwdFile = "/etc/passwd"): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync(passwdFile, "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const candidate of CANDIDATES) {
    const [name, , uid, gid] = lines.find((fields) => fields[0] === candidate) ?? [];
    if (name !== undefined && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new StartupError(
    "PostgreSQL does not run as root, and this system has neither a user postgres nor nobody. " +
      "Start Tonegraph as an ordinary user, or set DATABASE_URL.",
  );
}
