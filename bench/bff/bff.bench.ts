// What the BFF adds to a call: a page of a vendor's figures through it (signed in, allowed, logged, written down in the audit
// log) against the least that hands such a page on, against @fastify/http-proxy, fetch and axios, all in one run (the last
// two also with Node 20, with which the goals' table was measured, where there is one); how fast it answers with a flow of 200 blocks; and whether its memory stays where it is. Rates are per second of the answering
// process's own time, so that a busy machine counts less. `node bench/bff/bff.bench.ts 600` holds the load for ten minutes.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startProduct } from "../../e2e/product/start-product.ts";
import { median } from "../measure/median.ts";
import { pinToCore, residentMegabytesOf, startedBy } from "./core-of-its-own.ts";
import { load, type Round, type Target } from "./load.ts";
import { findOlderNode, OLDER } from "./older-node.ts";
import { prepareProduct } from "./prepare-product.ts";
import { startStandIn, startUsualWay } from "./start-stand-in.ts";
import { steadyLoad } from "./steady-load.ts";
import { VENDOR_QUERY, VENDOR_TOKEN } from "./vendor-page.ts";

const ROUNDS = 15;
/**
 * Until the compiler has done with what is asked again and again. In turns: a process that had nothing to do for some ten
 * seconds is slow for its next thousands of requests.
 */
const WARM = { turns: 15, requests: 2000 };
const STEADY = { perSecond: 500, seconds: 10 };
const STEADY_FLOW = { perSecond: 3000, seconds: 5 };
const SOAK_SECONDS = Number(process.argv[2] ?? 30);
const folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-bench-"));
const vendor = await startStandIn("vendor");
const olderNode = findOlderNode();
const usualWays = (["fetch", "axios"] as const).flatMap((way) => [
  { name: way, peer: startUsualWay(way, vendor.url, process.execPath) },
  ...(olderNode === null ? [] : [{ name: onOlder(way), peer: startUsualWay(way, vendor.url, olderNode) }]),
]);
const peers = await Promise.all(
  [...["dispatch", "floor", "proxy"].map((name) => ({ name, peer: startStandIn(name, vendor.url) })), ...usualWays].map(
    async ({ name, peer }) => [name, await peer] as const,
  ),
);
const settings = {
  NODE_ENV: "production",
  LOG_LEVEL: "info",
  TONEGRAPH_SANDBOX: "off",
  TONEGRAPH_ALLOW_PRIVATE_HOSTS: new URL(vendor.url).host,
};
const product = await startProduct(settings, path.join(folder, "log"));
try {
  const isPinned = [product.pid, ...peers.map(([, { pid }]) => pid)].map((pid) => pinToCore(pid, 1)).every(Boolean);
  // The database is a machine of its own where it matters: it is no part of the server's core.
  for (const pid of [process.pid, vendor.pid, ...startedBy(product.pid)]) pinToCore(pid, 0);
  const prepared = await prepareProduct(product, vendor.url);
  const { page, flow } = prepared;
  const headers = { authorization: `Bearer ${VENDOR_TOKEN}`, "content-type": "application/json" };
  const asVendor = { method: "POST", headers, body: VENDOR_QUERY } as const;
  const targets: Record<string, Target> = { bff: page, flow };
  for (const [way, { url, pid }] of peers)
    targets[way] =
      way === "proxy"
        ? { ...asVendor, url: `${url}/page`, pid }
        : { method: "GET", headers: {}, url: `${url}/page`, pid };
  targets["direct"] = { ...asVendor, url: `${vendor.url}/api/v2/analytics/voice/details/query`, pid: vendor.pid };
  for (let turn = 0; turn < WARM.turns; turn += 1)
    for (const target of Object.values(targets)) await load(target, { count: WARM.requests, connections: 32 });
  const many = await rounds(targets, { count: 3000, connections: 32 });
  const single = await rounds(targets, { count: 500, connections: 1 });
  say(
    `each server ${isPinned ? "on a core of its own" : "on whatever core is free"}, ${ROUNDS} rounds, load average ${os.loadavg()[0]?.toFixed(1)}`,
  );
  for (const name of Object.keys(targets))
    say(`${name.padEnd(13)} ${figures(many(name))}; one connection: p50 ${middle(single(name), "p50").toFixed(2)} ms`);
  const rate = (name: string): number => middle(many(name), "perCoreSecond");
  const wall = (name: string): number => middle(many(name), "perSecond");
  const share = (name: string, figure: "perCoreSecond" | "perSecond"): string =>
    besides(many("bff"), many(name), figure).toFixed(2);
  const against = (name: string): string =>
    `${share(name, "perCoreSecond")} (by the clock ${share(name, "perSecond")})`;
  say(`pass-through against raw dispatch: ${against("dispatch")} (goal ≥ 0.60)`);
  say(`pass-through against @fastify/http-proxy: ${against("proxy")} (goal ≥ 1)`);
  for (const way of ["fetch", "axios"]) {
    say(`pass-through against ${way} with the same Node: ${against(way)}`);
    const older = olderNode === null ? `there is no Node ${OLDER} here` : against(onOlder(way));
    say(`pass-through against ${way} with Node ${OLDER}: ${older} (goal ≥ 4)`);
  }
  say(
    `pass-through, own time beside the same route without the product's part: ${(1e6 / rate("bff") - 1e6 / rate("floor")).toFixed(0)} µs a request; that route against raw dispatch: ${(rate("floor") / rate("dispatch")).toFixed(2)}, against fetch: ${(rate("floor") / rate("fetch")).toFixed(2)}`,
  );
  say(
    `pass-through, added p50 with one connection: ${(middle(single("bff"), "p50") - middle(single("direct"), "p50")).toFixed(2)} ms (goal ≤ 0.3 ms)`,
  );
  say(
    `pass-through, p99 with 32 connections: ${middle(many("bff"), "p99").toFixed(1)} ms (goal ≤ 7 ms; the raw dispatch ${middle(many("dispatch"), "p99").toFixed(1)} ms)`,
  );
  say(
    `flow of 200 blocks (${(prepared.flowBytes / 1000).toFixed(0)} kB): ${rate("flow").toFixed(0)}/s, by the clock ${wall("flow").toFixed(0)}/s (goal ≥ 3000/s)`,
  );
  const latency = await steadyLoad(flow, STEADY_FLOW);
  say(
    `flow of 200 blocks at ${STEADY_FLOW.perSecond}/s: p99 ${latency(0.99).toFixed(1)} ms (goal ≤ 20 ms; as fast as 32 connections can ask: ${middle(many("flow"), "p99").toFixed(1)} ms)`,
  );
  await steady(page);
  await soak(page);
} finally {
  for (const [, peer] of peers) peer.stop();
  vendor.stop();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}

function onOlder(way: string): string {
  return `${way}, Node ${OLDER}`;
}

/** Interleaved, and every other round backwards, so that what else the machine does hits all alike. */
async function rounds(
  targets: Readonly<Record<string, Target>>,
  shape: { readonly count: number; readonly connections: number },
): Promise<(name: string) => readonly Round[]> {
  const measured = new Map<string, Round[]>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, target] of round % 2 === 0 ? Object.entries(targets) : Object.entries(targets).toReversed())
      measured.set(name, [...(measured.get(name) ?? []), await load(target, shape)]);
  return (name) => measured.get(name) ?? [];
}

/** What people wait at a rate that leaves the server time, with how late its event loop was meanwhile. */
async function steady(target: Target): Promise<void> {
  await loopLagMs();
  const latency = await steadyLoad(target, STEADY);
  const lag = await loopLagMs();
  say(`pass-through at ${STEADY.perSecond}/s: p95 ${latency(0.95).toFixed(1)} ms (goal ≤ 15 ms)`);
  say(`event loop meanwhile: p99 ${lag.toFixed(1)} ms late (goal ≤ 20 ms)`);
}

/** How late the server's event loop was since this was last asked. */
async function loopLagMs(): Promise<number> {
  const lines = await (await fetch(`${product.url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/mu.exec(lines)?.[1]) * 1000;
}

/** Holds the load and says what became of the memory: the median of the last third against that of the second. */
async function soak(target: Target): Promise<void> {
  const until = performance.now() + SOAK_SECONDS * 1000;
  const sizes: number[] = [];
  let requests = 0;
  while (performance.now() < until) {
    await load(target, { count: 2000, connections: 32 });
    requests += 2000;
    sizes.push(residentMegabytesOf(target.pid));
  }
  const third = Math.floor(sizes.length / 3);
  const [before, after] = [median(sizes.slice(third, 2 * third + 1)), median(sizes.slice(-third - 1))];
  say(
    `memory over ${SOAK_SECONDS} s and ${requests} requests: ${before.toFixed(0)} MB, then ${after.toFixed(0)} MB: ${(after / before).toFixed(2)} (goal ≤ 1.05)`,
  );
}

function middle(all: readonly Round[], figure: keyof Round): number {
  return median(all.map((round) => round[figure]));
}

/** How much of a way's figure another way has, round by round: a machine that is slow for a while is slow for both. */
function besides(all: readonly Round[], others: readonly Round[], figure: keyof Round): number {
  return median(all.map((round, index) => round[figure] / (others[index]?.[figure] ?? Number.NaN)));
}

function figures(all: readonly Round[]): string {
  const [core, clock, p50, p99] = [
    middle(all, "perCoreSecond"),
    middle(all, "perSecond"),
    middle(all, "p50"),
    middle(all, "p99"),
  ];
  return `${core.toFixed(0)}/s of its core, ${clock.toFixed(0)}/s by the clock, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(1)} ms`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
