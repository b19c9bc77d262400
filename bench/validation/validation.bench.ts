// Validation against a named baseline and the hand-written limit: interleaved rounds, one process per measurement.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { median } from "../measure/median.ts";
import { variants } from "./variants.ts";

const SIZES = [500, 5_000, 50_000];
const ROUNDS = 3;
const names = Object.keys(variants);

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
console.log(
  `all rules, cold vs zod + graphology at 5,000: ×${ratio("zod + graphology", "all rules, cold", 5_000)} faster (the common checks alone are to reach ×30)`,
);
console.log(
  `all rules, cold vs the limit at 5,000: ×${ratio("all rules, cold", "hand-written limit", 5_000)} (goal ≤ 50)`,
);
console.log(
  `all rules, one keystroke vs the limit at 5,000: ×${ratio("all rules, one keystroke", "hand-written limit", 5_000)} (goal ≤ 10)`,
);
console.log(
  `all rules, cold, 50,000 vs 5,000 nodes: ×${(of("all rules, cold", 50_000) / of("all rules, cold", 5_000)).toFixed(1)} (goal ≤ 20)`,
);

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
