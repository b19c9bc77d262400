// A core for what is measured and another for whoever measures, where the machine has two and `taskset`.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** Asked before anything is put on a core: once this process is on one itself, it is told of no other. */
const CORES = availableParallelism();

/** Puts a process, with all its threads, on one core; false where that cannot be done here. */
export function pinToCore(pid: number, core: number): boolean {
  if (CORES < 2) return false;
  return spawnSync("taskset", ["-a", "-p", "-c", String(core), String(pid)]).status === 0;
}

/** The processes that a process started, and those that they started: a server's database. Empty where the system does not tell. */
export function startedBy(pid: number): number[] {
  const parents = new Map(processes().map((each) => [each, parentOf(each)]));
  const pending = [pid];
  for (const parent of pending) for (const [child, its] of parents) if (its === parent) pending.push(child);
  return pending.slice(1);
}

function processes(): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/u.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name before it may hold anything, also parentheses.
    return Number(stat.slice(stat.lastIndexOf(")")).split(" ")[2]);
  } catch {
    // It ended between the listing and the reading.
    return Number.NaN;
  }
}

/** Seconds that a process and its threads have been on a core; NaN where the system does not tell. */
export function cpuSecondsOf(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => Number(statOf(pid, thread).split(" ")[0]));
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e9;
  } catch {
    return Number.NaN;
  }
}

/** Megabytes of memory that a process holds; NaN where the system does not tell. */
export function residentMegabytesOf(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

function statOf(pid: number, thread: string): string {
  try {
    return readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8");
  } catch {
    // It ended between the listing and the reading.
    return "0";
  }
}
