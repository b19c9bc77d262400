import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartupError } from "./startup-error.ts";

/** Holds a data folder for this process until released. */
export interface FolderLock {
  release(): void;
}

/** Takes the data folder, or says which process has it. A lock whose process is gone is taken over. */
export function lockFolder(folder: string): FolderLock {
  const file = path.join(folder, "tonegraph.lock");
  const mine = identityOf(process.pid) ?? String(process.pid);
  // Linked rather than created: the file appears whole or not at all, and never over another one.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${mine}\n`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (link(draft, file)) return { release: () => releaseIfMine(file, mine) };
      const holder = readHolder(file);
      if (holder !== null && holder === identityOf(Number(holder.split(" ")[0]))) throw inUse(folder, holder);
      moveAside(file, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new StartupError(
    `${file} cannot be taken: several processes are starting on ${folder} at once. Start only one.`,
  );
}

/** A process id that a later process with the same number does not share; null when there is no such process. */
function identityOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A process that ended but was not yet waited for holds nothing any more.
    return fields[0] === "Z" ? null : `${pid} ${fields[19] ?? ""}`;
  } catch {
    // Not every system has /proc; the number alone must do there.
    return `${pid}`;
  }
}

/** Whether a process with this id runs. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function link(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function readHolder(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return null;
  }
}

// Renamed before it is removed: of two processes that find the same stale lock only one gets it.
function moveAside(file: string, stale: string | null): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readHolder(aside) === stale) rmSync(aside, { force: true });
  else if (link(aside, file)) rmSync(aside, { force: true });
}

function releaseIfMine(file: string, mine: string): void {
  if (readHolder(file) === mine) rmSync(file, { force: true });
}

function inUse(folder: string, holder: string): StartupError {
  return new StartupError(
    `The data folder ${folder} is in use by another Tonegraph (process ${holder.split(" ")[0] ?? "unknown"}). ` +
      "Stop that one first, or set DATA_DIR to another folder.",
  );
}
