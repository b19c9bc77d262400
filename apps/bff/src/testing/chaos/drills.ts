// Figures that a program of the repository measures already: it is run, and its lines are read.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { partOf, type ChaosOptions } from "./chaos-options.ts";
import type { Figure } from "./figure.ts";

const ROOT = new URL("../../../../../", import.meta.url);
const EDITS = 20;
const ROLLBACKS = 10;

interface Ended {
  readonly lines: readonly string[];
  readonly code: number | null;
}

/** P2: a real process killed at every place of every dialect, undoing included, and started again. */
export async function drillCrashes({ say, share }: ChaosOptions): Promise<readonly Figure[]> {
  const { lines, code } = await run(
    "apps/bff/scripts/drill-every-dialect.ts",
    ["", String(Math.round(1 / share))],
    say,
  );
  const faults = lines.filter((line) => line.startsWith("broken"));
  return [
    {
      id: "P2",
      words: "killed at every numbered place of every dialect, before and after, undoing included",
      value: lines.at(-1) ?? "nothing was said",
      goal: "100 % converge ≤ 30 s after the restart, a lost creation to unknown",
      holds: code === 0 && faults.length === 0,
      faults,
    },
  ];
}

/** P5 and P6: edits behind our back, and roll backs, at every dialect's stand-in. */
export async function drillDrift(options: ChaosOptions): Promise<readonly Figure[]> {
  const counts = [partOf(EDITS, options, 2), partOf(ROLLBACKS, options, 2), options.seed].map(String);
  const { lines, code } = await run("apps/bff/scripts/drill-drift.ts", counts, options.say);
  const told = (id: string) =>
    lines.find((line) => line.startsWith(`${id} `))?.slice(id.length + 1) ?? "nothing was said";
  return [
    {
      id: "P5",
      words: "roll backs, from the request to verified",
      value: told("P5"),
      goal: "p95 ≤ 10 s; the same in the dialect's normal form, since vendors add times and versions of their own",
      holds: code === 0,
    },
    {
      id: "P6",
      words: "edits behind our back",
      value: told("P6"),
      goal: "100 % found, 0 overwritten unasked",
      holds: code === 0,
    },
  ];
}

/** P8: the guard's false alarms and findings over simulated watches. */
export async function drillGuard({ say }: ChaosOptions): Promise<readonly Figure[]> {
  const { lines, code } = await run("bench/guard/guard.bench.ts", [], say);
  const faults = lines.filter((line) => !keepsItsGoal(line));
  return [
    {
      id: "P8",
      words: "guard, 20,000 simulated watches",
      value: `${lines.length - faults.length} of ${lines.length} figures kept`,
      goal: "false alarms ≤ 0.1 % steady and ≤ 0.5 % under strong drift; 6 → 20 % ≤ 30 min median; 2 × found ≥ 95 %; 0 actions on stale data",
      holds: code === 0 && faults.length === 0 && lines.length > 0,
      faults,
    },
  ];
}

/** Whether a line of the guard's measurement is within the goal that it names; one that cannot be read is not. */
export function keepsItsGoal(line: string): boolean {
  const alarms = /^false alarms, .*: ([\d.]+) % \(≤ ([\d.]+) %\)$/u.exec(line);
  if (alarms !== null) return Number(alarms[1]) <= Number(alarms[2]);
  const stale = /sufficed at (\d+) looks, acted at (\d+) \(0\), found afterwards in (\d+) of (\d+)$/u.exec(line);
  if (stale !== null) return Number(stale[1]) > 0 && stale[2] === "0" && stale[3] === stale[4];
  const median = /median ([\d.]+|Infinity) min \(median ≤ (\d+) min\)$/u.exec(line);
  if (median !== null) return Number(median[1]) <= Number(median[2]);
  const found = /found ([\d.]+) %, median .* \(found ≥ (\d+) %\)$/u.exec(line);
  return found !== null && Number(found[1]) >= Number(found[2]);
}

function run(program: string, args: readonly string[], say: (line: string) => void): Promise<Ended> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, ROOT)), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    say(`   ${line}`);
  });
  return new Promise((ended) => child.once("close", (code) => ended({ lines, code })));
}
