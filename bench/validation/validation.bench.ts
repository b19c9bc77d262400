// Validation against named baselines and the hand-written limit: interleaved rounds, one process per measurement, each
// counted in its own thread's time on the processor, so that what else runs on the machine counts less.
//
// What is measured: a document that is parsed already goes in, problems come out. All variants make the same seven checks
// (ways round, reach, way to a person, depth, degree, lengths, keys) of the same documents and must agree on every count.
// - "hand-written limit": the checks over typed arrays, counting only.
// - "common checks": the product's engine with the rules that are these checks; whole problems with places, params, order
//   and fixes come out. It is given what the border has found good, as inside the product, and does not parse again.
// - "zod + graphology", "pydantic + networkx": the stacks of the documents that the product is compared with, in which
//   reading by the schema is part of validating. Beside them stand their checks alone ("graphology alone", "networkx alone"),
//   to be compared with "common checks", and "zod + common checks", to be compared with the stacks: like with like.
// - "document 004's check": as it stands there. It finds nothing, so that only its time can be compared.
// - "all rules, cold": everything a profile says, to a document that is new. "one keystroke", "one rewire": the same after
//   an edit, with kept results, the edit of the document included.
// - "live keystroke", "live rewire": the editor's worker from the patches to the problems in words; what the profile's
//   compiler says of a large flow comes a moment later and is not in it. Without the copying between threads.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { median } from "../measure/median.ts";
import { hasPythonPeer, PYTHON_CHECKS, PYTHON_PEER, type PythonRun } from "./python-peer.ts";
import { variants } from "./variants.ts";

const ROUNDS = 3;
/** The seconds of the processor that each measurement takes, half of them to warm up; at 50,000 nodes one call is longer. */
const SIZES = [
  { size: 500, seconds: 0.6 },
  { size: 5_000, seconds: 1.5 },
  { size: 50_000, seconds: 0.6 },
];
/** Whose growth is of interest; document 004's check, which takes half a minute there, once. */
const AT_50_000 = ["hand-written limit", "common checks", "all rules, cold", "zod + graphology", PYTHON_PEER];
const ONCE_AT_50_000 = "document 004's check";
const python = hasPythonPeer();
/** `--only=live,limit` measures the variants whose names have one of these in them, `--sizes=5000` some sizes alone. */
const { values: wished } = parseArgs({
  options: { only: { type: "string" }, sizes: { type: "string" } },
  strict: false,
});
const wishedNames = String(wished["only"] ?? "").split(",");
const wishedSizes = String(wished["sizes"] ?? SIZES.map(({ size }) => size).join(",")).split(",");
const names = [...Object.keys(variants), ...(python ? [PYTHON_PEER] : [])].filter((name) =>
  wishedNames.some((part) => name.includes(part)),
);

interface Measured {
  readonly milliseconds: number;
  readonly findings: Readonly<Record<string, number>>;
}

const medians = new Map<string, number>();
for (const { size, seconds } of SIZES.filter(({ size: each }) => wishedSizes.includes(String(each)))) {
  const measured = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = namesAt(size, round).flatMap((name) => measureInOwnProcess(name, size, seconds));
    mustAgree(answers);
    for (const { name, milliseconds } of answers) measured.set(name, [...(measured.get(name) ?? []), milliseconds]);
  }
  for (const [name, values] of measured) medians.set(`${name} ${size}`, median(values));
  const shown = [...measured.keys()].map((name) => `${name} ${of(name, size).toFixed(2)} ms`);
  console.log(`${size} nodes: ${shown.join(" · ")}`);
}
const LIMIT = "hand-written limit";
const common = "common checks";
say("common checks vs the limit", ratio(common, LIMIT), "goal ≤ 2");
say("zod + graphology vs common checks", ratio("zod + graphology", common), "goal ≥ 30");
say("graphology alone vs common checks", ratio("graphology alone", common), "like with like");
say("zod + graphology vs zod + common checks", ratio("zod + graphology", "zod + common checks"), "like with like");
if (python) {
  say(`${PYTHON_PEER} vs common checks`, ratio(PYTHON_PEER, common), "goal ≥ 70");
  say(`${PYTHON_CHECKS} vs common checks`, ratio(PYTHON_CHECKS, common), "like with like");
} else if (wished["only"] === undefined) {
  console.log(
    `${PYTHON_PEER}: not installed here; recorded at 5,000: ×112 of the limit (goal ≥ 70 of the common checks)`,
  );
}
say("zod + graphology vs the limit", ratio("zod + graphology", LIMIT), "the most that can be had here");
if (python) say(`${PYTHON_PEER} vs the limit`, ratio(PYTHON_PEER, LIMIT), "the most that can be had here");
say("document 004's check vs common checks", ratio("document 004's check", common), "it finds nothing");
say("all rules, cold vs the limit", ratio("all rules, cold", LIMIT), "goal ≤ 50");
say("all rules, one keystroke vs the limit", ratio("all rules, one keystroke", LIMIT), "goal ≤ 10");
say("all rules, one rewire vs the limit", ratio("all rules, one rewire", LIMIT), "goal ≤ 10");
say("live keystroke vs 3 ms", (of("live keystroke", 5_000) / 3).toFixed(2), "goal ≤ 1");
say("live rewire vs 3 ms", (of("live rewire", 5_000) / 3).toFixed(2), "goal ≤ 1");
for (const name of names.filter((other) => [...AT_50_000, ONCE_AT_50_000].includes(other)))
  say(`${name}, 50,000 vs 5,000 nodes`, growth(name, 5_000), name === common ? "goal ≤ 20" : "for comparison");
say("common checks, 50,000 vs 500 nodes", growth(common, 500), "for comparison");

function namesAt(size: number, round: number): readonly string[] {
  if (size < 50_000) return names;
  return names.filter((name) => AT_50_000.includes(name) || (name === ONCE_AT_50_000 && round === 0));
}

/** One line: at 5,000 nodes where nothing else is said. None for what was not measured. */
function say(name: string, times: string, goal: string): void {
  if (Number.isNaN(Number(times))) return;
  console.log(`${name}: ×${times} (${goal})`);
}

function growth(name: string, from: number): string {
  return (of(name, 50_000) / of(name, from)).toFixed(1);
}

function of(name: string, size: number): number {
  return medians.get(`${name} ${size}`) ?? Number.NaN;
}

function ratio(above: string, below: string): string {
  return (of(above, 5_000) / of(below, 5_000)).toFixed(1);
}

function measureInOwnProcess(name: string, size: number, seconds: number): (Measured & { readonly name: string })[] {
  const script = path.join(import.meta.dirname, "measure-variant.ts");
  const args = ["--stack-size=8000", script, name, String(size), String(seconds)];
  const result = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${name} at ${size} nodes failed: ${result.stderr.slice(0, 2000)}`);
  if (name !== PYTHON_PEER) return [{ name, ...(JSON.parse(result.stdout) as Measured) }];
  const { stack, checks, findings } = JSON.parse(result.stdout) as PythonRun;
  const counted = { ...findings };
  return [
    { name: PYTHON_PEER, milliseconds: stack, findings: counted },
    { name: PYTHON_CHECKS, milliseconds: checks, findings: counted },
  ];
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
