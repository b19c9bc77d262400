// Validation against a named baseline and the hand-written limit: interleaved rounds, one process per measurement.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { median } from "../measure/median.ts";
import { hasPythonPeer, PYTHON_PEER } from "./python-peer.ts";
import { variants } from "./variants.ts";

const SIZES = [500, 5_000, 50_000];
const ROUNDS = 3;
const python = hasPythonPeer();
const names = [...Object.keys(variants), ...(python ? [PYTHON_PEER] : [])];

interface Measured {
  readonly milliseconds: number;
  readonly findings: Readonly<Record<string, number>>;
}

const medians = new Map<string, number>();
for (const size of SIZES) {
  const measured = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = names.map((name) => ({ name, ...measureInOwnProcess(name, size) }));
    mustAgree(answers);
    for (const { name, milliseconds } of answers) measured.get(name)?.push(milliseconds);
  }
  for (const [name, values] of measured) medians.set(`${name} ${size}`, median(values));
  console.log(`${size} nodes: ${names.map((name) => `${name} ${of(name, size).toFixed(2)} ms`).join(" · ")}`);
}
const LIMIT = "hand-written limit";
const common = "common checks";
say("common checks vs the limit at 5,000", ratio(common, LIMIT, 5_000), "≤ 2");
say("zod + graphology vs common checks at 5,000", ratio("zod + graphology", common, 5_000), "≥ 30");
if (python) say(`${PYTHON_PEER} vs common checks at 5,000`, ratio(PYTHON_PEER, common, 5_000), "≥ 70");
else
  console.log(
    `${PYTHON_PEER}: not installed here; recorded at 5,000: ×112 of the limit (goal ≥ 70 of the common checks)`,
  );
say("document 004's check vs common checks at 5,000", ratio("document 004's check", common, 5_000), "it finds nothing");
say("common checks, 50,000 vs 5,000 nodes", growth(common), "≤ 20");
say("all rules, cold vs the limit at 5,000", ratio("all rules, cold", LIMIT, 5_000), "≤ 50");
say("all rules, one keystroke vs the limit at 5,000", ratio("all rules, one keystroke", LIMIT, 5_000), "≤ 10");
say(
  "all rules, one rewire vs the limit at 5,000",
  ratio("all rules, one rewire", LIMIT, 5_000),
  "≤ 1.5, which is 3 ms",
);
say("all rules, cold, 50,000 vs 5,000 nodes", growth("all rules, cold"), "≤ 20");

function say(name: string, times: string, goal: string): void {
  console.log(`${name}: ×${times} (${goal.startsWith("it") ? goal : `goal ${goal}`})`);
}

function growth(name: string): string {
  return (of(name, 50_000) / of(name, 5_000)).toFixed(1);
}

function of(name: string, size: number): number {
  return medians.get(`${name} ${size}`) ?? Number.NaN;
}

function ratio(above: string, below: string, size: number): string {
  return (of(above, size) / of(below, size)).toFixed(1);
}

function measureInOwnProcess(name: string, size: number): Measured {
  const script = path.join(import.meta.dirname, "measure-variant.ts");
  const result = spawnSync(process.execPath, ["--stack-size=8000", script, name, String(size)], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${name} at ${size} nodes failed: ${result.stderr.slice(0, 2000)}`);
  return JSON.parse(result.stdout) as Measured;
}

/** A faster variant that computes something else is no comparison. */
function mustAgree(answers: readonly (Measured & { readonly name: string })[]): void {
  for (const key of new Set(answers.flatMap(({ findings }) => Object.keys(findings)))) {
    const said = answers
      .filter(({ findings }) => key in findings)
      .map(({ name, findings }) => ({ name, value: findings[key] }));
    if (new Set(said.map(({ value }) => value)).size > 1)
      throw new Error(`the variants disagree on ${key}: ${JSON.stringify(said)}`);
  }
}
