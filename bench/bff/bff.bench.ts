// What the BFF adds to a call: a page of a vendor's figures through it (signed in, allowed, logged, written down in the audit
// log) against the least that hands such a page on, against @fastify/http-proxy, fetch and axios, all in one run (the last
// two also with Node 20, with which the goals' table was measured, where there is one); how fast it answers with a flow of
// 200 blocks; and whether its memory stays where it is. Rates are per second of the answering process's own time, so that a
// busy machine counts less. One start of the same program differs from the next by several parts of a hundred: everything
// is started three times, and a figure is the middle one of three. `node bench/bff/bff.bench.ts 600` holds the load for ten
// minutes.
import os from "node:os";
import { median } from "../measure/median.ts";
import type { Round } from "./load.ts";
import { measureStart, STEADY_FLOW, type Start } from "./measure-start.ts";
import { findOlderNode, OLDER, onOlder } from "./older-node.ts";

const STARTS = 3;
const SOAK_SECONDS = Number(process.argv[2] ?? 30);
const starts: Start[] = [];
for (let start = 1; start <= STARTS; start += 1) starts.push(await measureStart(start === STARTS ? SOAK_SECONDS : 0));
const [first] = starts;
const last = starts.at(-1);
if (first === undefined || last === undefined) throw new Error("nothing was measured");
const where = starts.every(({ isPinned }) => isPinned) ? "on a core of its own" : "on whatever core is free";
say(`each server ${where}, ${STARTS} starts, load average ${os.loadavg()[0]?.toFixed(1)}`);
for (const way of Object.keys(first.many)) say(`${way.padEnd(14)} ${figures(way)}`);
say(`pass-through against raw dispatch: ${against("dispatch")} (goal ≥ 0.60)`);
say(`pass-through against @fastify/http-proxy: ${against("proxy")} (goal ≥ 1)`);
for (const way of ["fetch", "axios"]) {
  say(`pass-through against ${way} with the same Node: ${against(way)}`);
  const older = findOlderNode() === null ? `there is no Node ${OLDER} here` : against(onOlder(way));
  say(`pass-through against ${way} with Node ${OLDER}: ${older} (goal ≥ 4)`);
}
say(
  `pass-through, own time beside the same route without the product's part: ${spread((one) => 1e6 / rate(one, "bff") - 1e6 / rate(one, "floor"), 0)} µs a request`,
);
say(
  `pass-through, added p50 with one connection: ${spread(({ single }) => middle(single["bff"], "p50") - middle(single["direct"], "p50"), 2)} ms (goal ≤ 0.3 ms)`,
);
say(
  `pass-through, p99 with 32 connections: ${spread(({ many }) => middle(many["bff"], "p99"), 1)} ms (goal ≤ 7 ms; the raw dispatch ${spread(({ many }) => middle(many["dispatch"], "p99"), 1)} ms)`,
);
say(
  `flow of 200 blocks (${(first.flowBytes / 1000).toFixed(0)} kB): ${spread((one) => rate(one, "flow"), 0)}/s, by the clock ${spread(({ many }) => middle(many["flow"], "perSecond"), 0)}/s (goal ≥ 3000/s)`,
);
say(
  `flow of 200 blocks at ${STEADY_FLOW.perSecond}/s: p99 ${spread(({ flowP99 }) => flowP99, 1)} ms (goal ≤ 20 ms; as fast as 32 connections can ask: ${spread(({ many }) => middle(many["flow"], "p99"), 1)} ms)`,
);
say(`pass-through at 500/s: p95 ${spread(({ pageP95 }) => pageP95, 1)} ms (goal ≤ 15 ms)`);
say(`event loop meanwhile: p99 ${spread(({ lagP99 }) => lagP99, 1)} ms late (goal ≤ 20 ms)`);
const { requests, before, after } = last.memory;
say(
  `memory over ${SOAK_SECONDS} s and ${requests} requests: ${before.toFixed(0)} MB, then ${after.toFixed(0)} MB: ${(after / before).toFixed(2)} (goal ≤ 1.05)`,
);

/** How much of a way's rate the pass-through has: by the core's time, and by the clock. */
function against(way: string): string {
  const share = (figure: "perCoreSecond" | "perSecond"): string =>
    spread(({ many }) => besides(many["bff"] ?? [], many[way] ?? [], figure), 2);
  return `${share("perCoreSecond")} by the core, ${share("perSecond")} by the clock`;
}

/** A figure of the start in the middle, with those of all starts. */
function spread(figureOf: (start: Start) => number, digits: number): string {
  const all = starts.map(figureOf);
  return `${median(all).toFixed(digits)} (${all.map((one) => one.toFixed(digits)).join(", ")})`;
}

function rate({ many }: Start, way: string): number {
  return middle(many[way], "perCoreSecond");
}

function middle(all: readonly Round[] = [], figure: keyof Round): number {
  return median(all.map((round) => round[figure]));
}

/** How much of a way's figure another way has, round by round: a machine that is slow for a while is slow for both. */
function besides(all: readonly Round[], others: readonly Round[], figure: keyof Round): number {
  return median(all.map((round, index) => round[figure] / (others[index]?.[figure] ?? Number.NaN)));
}

function figures(way: string): string {
  const of = (figure: keyof Round): number => median(starts.map(({ many }) => middle(many[way], figure)));
  const single = median(starts.map(({ single }) => middle(single[way], "p50")));
  return `${of("perCoreSecond").toFixed(0)}/s of its core, ${of("perSecond").toFixed(0)}/s by the clock, p50 ${of("p50").toFixed(2)} ms, p99 ${of("p99").toFixed(1)} ms; one connection: p50 ${single.toFixed(2)} ms`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
