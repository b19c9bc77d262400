// Simulated calls against a table-driven walk: interleaved rounds, one process per measurement, seconds of one core.
import { spawnSync } from "node:child_process";
import { median } from "../measure/median.ts";
import { PATH_LIMIT, pathVariants, type PathOutcome } from "./path-variants.ts";
import { variants, type Outcome } from "./variants.ts";

type Measured<Found> = Found & { readonly milliseconds: number };

const ROUNDS = 3;
const CALLS: Readonly<Record<string, number>> = {
  "table-driven walk": 500_000,
  "whole calls, walked": 500_000,
  "whole calls, with transcript": 500_000,
  "synthetic callers, 50 blocks": 1_000_000,
  "saved calls of 20 steps": 100,
};

const asked = process.argv[2];
if (asked === undefined) {
  compare();
  comparePaths();
} else process.stdout.write(JSON.stringify(measure(asked)));

/** The median of three rounds in this process, the first one left out: it is the compiler's. */
function measure(name: string): Measured<Outcome | PathOutcome> {
  const run = variants[name]?.(CALLS[name] ?? 1) ?? pathVariants[name]?.();
  if (!run) throw new Error(`no variant is called "${name}"`);
  const outcome = run();
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return { ...outcome, milliseconds: median(times) };
}

function compare(): void {
  const names = Object.keys(variants);
  const rounds = Array.from(
    { length: ROUNDS },
    () => new Map(names.map((name) => [name, inOwnProcess<Outcome>(name)])),
  );
  for (const round of rounds) mustAgree(names.slice(0, 3).flatMap((name) => round.get(name) ?? []));
  const ms = (name: string): number => median(rounds.map((round) => round.get(name)?.milliseconds ?? Number.NaN));
  const perSecond = (name: string): number => ((CALLS[name] ?? 0) / ms(name)) * 1000;
  for (const name of names) {
    const { calls = 0, steps = 0 } = rounds[0]?.get(name) ?? {};
    console.log(`${name}: ${calls} calls of ${(steps / calls).toFixed(1)} steps in ${ms(name).toFixed(1)} ms`);
  }
  for (const name of names.slice(1, 3)) {
    const ratio = perSecond("table-driven walk") / perSecond(name);
    console.log(`${name} vs table-driven walk: ×${ratio.toFixed(1)} slower`);
    console.log(`${name}: ${Math.round(perSecond(name))} calls of 6 steps per second and core (goal ≥ 200000)`);
  }
  console.log(
    `1 million synthetic callers over 50 blocks: ${(ms("synthetic callers, 50 blocks") / 1000).toFixed(2)} s (goal ≤ 10)`,
  );
  console.log(`100 saved calls of 20 steps: ${ms("saved calls of 20 steps").toFixed(2)} ms (goal ≤ 16)`);
}

function comparePaths(): void {
  const paths = measured("all simple paths");
  const tests = measured("tests that pass every port");
  const baseline = measured("baseline: the same tests, run only");
  const { found, lowerBound, uncovered } = tests;
  console.log(`all simple paths of 91 blocks: ${paths.found} (bound ${PATH_LIMIT}) in ${inMs(paths)} (goal ≤ 100)`);
  console.log(
    `tests that pass every port of 91 blocks: ${found}, ${uncovered} ports uncovered, in ${inMs(tests)} (goal ≤ 200)`,
  );
  console.log(
    `their number vs the lower bound of ${lowerBound}: ×${(found / (lowerBound ?? Number.NaN)).toFixed(2)} (goal ≤ ×1.2)`,
  );
  console.log(`making them vs running them only: ×${(tests.milliseconds / baseline.milliseconds).toFixed(1)} slower`);
}

/** What a variant of the ways found, with the median of its times. */
function measured(name: string): Measured<PathOutcome> {
  const rounds = Array.from({ length: ROUNDS }, () => inOwnProcess<PathOutcome>(name));
  const [first] = rounds;
  if (!first) throw new Error("at least one round is measured");
  return { ...first, milliseconds: median(rounds.map(({ milliseconds }) => milliseconds)) };
}

function inMs({ milliseconds }: Measured<PathOutcome>): string {
  return `${milliseconds.toFixed(1)} ms`;
}

function inOwnProcess<Found extends Outcome | PathOutcome>(name: string): Measured<Found> {
  const result = spawnSync(process.execPath, [import.meta.filename, name], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${name} failed: ${result.stderr.slice(0, 2000)}`);
  return JSON.parse(result.stdout) as Measured<Found>;
}

/** A faster variant that walks other calls is no comparison. */
function mustAgree(outcomes: readonly Outcome[]): void {
  const said = outcomes.map(
    ({ steps, ends }) =>
      `${steps} ${Object.keys(ends)
        .sort()
        .map((end) => `${end} ${ends[end]}`)
        .join()}`,
  );
  if (new Set(said).size !== 1) throw new Error("the variants walk different calls");
}
