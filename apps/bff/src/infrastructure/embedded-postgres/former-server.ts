import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "./folder-lock.ts";
import { StartupError } from "./startup-error.ts";

const PATIENCE_MS = 15_000;
const ASK_AFTER_MS = 3_000;
const LOOK_EVERY_MS = 10;

/**
 * Waits until the server of a process that died has ended; its guardian is stopping it. A server without a guardian is
 * asked to stop. To be called only by the holder of the folder's lock.
 */
export async function awaitFormerServer(cluster: string): Promise<void> {
  const file = path.join(cluster, "postmaster.pid");
  const started = performance.now();
  let asked = false;
  for (;;) {
    const pid = readPid(file);
    if (pid === null) return;
    if (!isServerOf(pid, cluster)) {
      // Left by a crash of the machine; PostgreSQL would refuse to start if the number is another program's by now.
      rmSync(file, { force: true });
      return;
    }
    const waited = performance.now() - started;
    if (waited > PATIENCE_MS)
      throw new StartupError(
        `A PostgreSQL server (process ${pid}) still runs on ${cluster} and does not stop. End it, then start again.`,
      );
    if (waited > ASK_AFTER_MS && !asked) {
      process.kill(pid, "SIGINT");
      asked = true;
    }
    await pause(LOOK_EVERY_MS);
  }
}

function readPid(file: string): number | null {
  try {
    return Number(readFileSync(file, "utf8").split("\n")[0]);
  } catch {
    return null;
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(cluster);
  } catch {
    // Without /proc the number alone must do.
    return process.platform !== "linux";
  }
}
