import { readdirSync, readFileSync } from "node:fs";

const TICKS_A_SECOND = 100;

/** Processor seconds of a process and all its children so far, those that have ended included; NaN where the system does not tell. */
export function processorSeconds(pid: number): number {
  try {
    const stats = readdirSync("/proc")
      .filter((name) => /^\d+$/u.test(name))
      .flatMap((name) => statOf(Number(name)));
    const root = stats.find((stat) => stat.pid === pid);
    return (
      [root, ...stats.filter(({ parent }) => parent === pid)].reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0) /
      TICKS_A_SECOND
    );
  } catch {
    return Number.NaN;
  }
}

function statOf(pid: number): { readonly pid: number; readonly parent: number; readonly ticks: number }[] {
  try {
    // The name may hold blanks and brackets; what follows the last bracket does not.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ").map(Number) ?? [];
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + (fields[field] ?? 0), 0);
    return [{ pid, parent: fields[1] ?? 0, ticks }];
  } catch {
    return [];
  }
}
