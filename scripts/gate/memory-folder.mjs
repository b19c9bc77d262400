import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";

const MEMORY = "/dev/shm";
/** Several times what all databases and browser profiles of a run take together (about 0.3 GiB). */
const ROOM_BYTES = 2 * 2 ** 30;

/** A folder in memory for what tests write and throw away again; null where the machine has none, or too little room in it. */
export function memoryFolder() {
  return hasRoom() && runsPrograms() ? MEMORY : null;
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return Math.min(bavail * bsize, process.availableMemory()) >= ROOM_BYTES;
  } catch {
    return false;
  }
}

/** The database's programs are copied beside its data; in a container, memory is often mounted without the right to run any. */
function runsPrograms() {
  let folder;
  try {
    folder = mkdtempSync(path.join(MEMORY, "tonegraph-probe-"));
    const program = path.join(folder, "program");
    writeFileSync(program, "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    execFileSync(program);
    return true;
  } catch {
    return false;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
