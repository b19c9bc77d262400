// The heatmap over ten million call steps, in the process: counting steps as they come, and reading a week from roll-ups,
// against typed arrays that hold every step and are read whole. Counts must agree exactly. Seconds of one core.
import {
  addPaths,
  boundPaths,
  createPathTally,
  createTally,
  flowFacts,
  packFigures,
  ROLL_UP_BOUNDS,
  sumFigures,
} from "@tonegraph/call-analytics";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median } from "../measure/median.ts";
import { heatFromCalls } from "../../apps/bff/src/modules/analytics/heat-nodes.ts";
import { stepsThrough } from "./made-up-steps.ts";
import { createColumns } from "./plain-columns.ts";

const STEPS = Number(process.argv[2] ?? 10_000_000);
const HOURS = 168;
const ROUNDS = 15;
const flow = syntheticFlow(50);
const facts = flowFacts(flow);
const make = stepsThrough(flow, 7);
const columns = createColumns(Object.keys(flow.nodes), STEPS * 1.01);
const monday = Date.UTC(2026, 10, 16);

let [tallied, pathed, columned] = [0, 0, 0];
const hours: string[] = [];
const ways: ReturnType<typeof addPaths>[] = [];
for (let hour = 0; hour < HOURS; hour += 1) {
  const calls = make(monday + hour * 3_600_000, STEPS / HOURS);
  const tally = createTally(facts);
  tallied += secondsOf(() => {
    for (const call of calls) tally.add(call);
  });
  const paths = createPathTally(facts);
  pathed += secondsOf(() => {
    for (const call of calls) paths.add(call);
  });
  columned += secondsOf(() => {
    for (const call of calls) columns.add(call);
  });
  hours.push(packFigures(tally.figures()));
  ways.push(boundPaths(paths.figures(), ROLL_UP_BOUNDS));
}
const steps = columns.rows();
console.log(`${(steps / 1e6).toFixed(1)} million steps over ${facts.size} blocks in ${HOURS} hours`);
console.log(`typed arrays: ${perSecond(steps / columned)} steps/s taken in`);
console.log(`ingest in the process: ${perSecond(steps / tallied)} steps/s (goal ≥ 1.0 M/s)`);
console.log(
  `ingest in the process with the ways that calls take: ${perSecond(steps / (tallied + pathed))} steps/s (goal ≥ 1.0 M/s)`,
);

// As a week up to now is read: the hours of the first and the last day, and whole days between them.
const days = Array.from({ length: 6 }, (_, day) => packFigures(sumFigures(hours.slice(12 + day * 24, 36 + day * 24))));
const kept = [...hours.slice(0, 12), ...days, ...hours.slice(156)];
const read = () => heatFromCalls(flow, sumFigures(kept));
const readings: number[] = [];
for (let round = 0; round < ROUNDS + 30; round += 1) {
  const seconds = secondsOf(read);
  if (round >= 30) readings.push(seconds * 1000);
}
const plainly: number[] = [];
for (let round = 0; round < 3; round += 1) plainly.push(secondsOf(() => columns.count()) * 1000);
const [heat, exact] = [read(), columns.count()];
let [wrong, worst] = [0, 0];
for (const [nodeId, { entered, lost, medianSeconds }] of exact) {
  const node = heat.nodes[nodeId];
  if (node?.entered !== entered || node.abandoned !== lost) wrong += 1;
  if (entered > 0 && medianSeconds > 0)
    worst = Math.max(worst, Math.abs((node?.medianSeconds ?? 0) / medianSeconds - 1));
}
const bytes = kept.reduce((sum, text) => sum + text.length, 0);
console.log(
  `a week is ${kept.length} roll-ups of ${(bytes / 1024).toFixed(0)} kB; ways through: ${addPaths(ways).ways.length} different`,
);
console.log(`blocks whose counts differ from the typed arrays': ${wrong} (goal 0)`);
console.log(`worst median error: ${(worst * 100).toFixed(2)} % (goal ≤ 3 %)`);
console.log(`reading a heatmap in the process: ${median(readings).toFixed(1)} ms (goal ≤ 10 ms)`);
console.log(`reading a heatmap against counting all steps: ×${(median(plainly) / median(readings)).toFixed(0)}`);

function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function perSecond(rate: number): string {
  return `${(rate / 1e6).toFixed(2)} M`;
}
