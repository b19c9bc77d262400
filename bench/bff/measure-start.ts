// One start of the server and of the ways beside it, a process each, measured in turns.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startProduct, type Product } from "../../e2e/product/start-product.ts";
import { median } from "../measure/median.ts";
import { pinToCore, residentMegabytesOf, startedBy } from "./core-of-its-own.ts";
import { load, type Round, type Target } from "./load.ts";
import { findOlderNode, onOlder } from "./older-node.ts";
import { prepareProduct } from "./prepare-product.ts";
import { startStandIn, startUsualWay, type StandIn } from "./start-stand-in.ts";
import { steadyLoad } from "./steady-load.ts";
import { FIGURES_PATH, VENDOR_HEADERS, VENDOR_QUERY } from "./vendor-page.ts";

const ROUNDS = 9;
/**
 * Until the compiler has done with what is asked again and again. In turns: a process that had nothing to do for some ten
 * seconds is slow for its next thousands of requests.
 */
const WARM = { turns: 15, requests: 2000 };
const STEADY = { perSecond: 500, seconds: 10 };
/** The rate of flows that people's waits are measured at. */
export const STEADY_FLOW = { perSecond: 3000, seconds: 5 };

/** What one start showed. Times in milliseconds. */
export interface Start {
  readonly isPinned: boolean;
  /** By way: the rounds with 32 connections, and those with one. */
  readonly many: Readonly<Record<string, readonly Round[]>>;
  readonly single: Readonly<Record<string, readonly Round[]>>;
  readonly flowBytes: number;
  readonly flowP99: number;
  readonly pageP95: number;
  readonly lagP99: number;
  readonly memory: Soak;
}

/** The resident size in megabytes under load: the medians of the second and of the last third of the time. */
export interface Soak {
  readonly requests: number;
  readonly before: number;
  readonly after: number;
}

/** Starts everything, measures it, and stops it. The load is held for so many seconds at the end. */
export async function measureStart(soakSeconds: number): Promise<Start> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-bench-"));
  const vendor = await startStandIn("vendor");
  const peers = await startPeers(vendor.url);
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
    const { page, flow, flowBytes } = await prepareProduct(product, vendor.url);
    const targets = { bff: page, flow, ...targetsOf(peers, vendor) };
    for (let turn = 0; turn < WARM.turns; turn += 1)
      for (const target of Object.values(targets)) await load(target, { count: WARM.requests, connections: 32 });
    const many = await rounds(targets, { count: 3000, connections: 32 });
    const single = await rounds(targets, { count: 500, connections: 1 });
    const flowP99 = (await steadyLoad(flow, STEADY_FLOW))(0.99);
    await loopLagMs(product);
    const pageP95 = (await steadyLoad(page, STEADY))(0.95);
    const lagP99 = await loopLagMs(product);
    return { isPinned, many, single, flowBytes, flowP99, pageP95, lagP99, memory: await soak(page, soakSeconds) };
  } finally {
    for (const [, peer] of peers) peer.stop();
    vendor.stop();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startPeers(vendorUrl: string): Promise<(readonly [string, StandIn])[]> {
  const olderNode = findOlderNode();
  const usualWays = (["fetch", "axios"] as const).flatMap((way) => [
    [way, startUsualWay(way, vendorUrl, process.execPath)] as const,
    ...(olderNode === null ? [] : [[onOlder(way), startUsualWay(way, vendorUrl, olderNode)] as const]),
  ]);
  const least = ["dispatch", "floor", "proxy"].map((way) => [way, startStandIn(way, vendorUrl)] as const);
  return Promise.all([...least, ...usualWays].map(async ([name, peer]) => [name, await peer] as const));
}

function targetsOf(peers: readonly (readonly [string, StandIn])[], vendor: StandIn): Record<string, Target> {
  const asVendor = { method: "POST", headers: VENDOR_HEADERS, body: VENDOR_QUERY } as const;
  const asPerson = { method: "GET", headers: {} } as const;
  const ways = peers.map(([way, { url, pid }]) => [
    way,
    { ...(way === "proxy" ? asVendor : asPerson), url: `${url}/page`, pid },
  ]);
  return { ...Object.fromEntries(ways), direct: { ...asVendor, url: `${vendor.url}${FIGURES_PATH}`, pid: vendor.pid } };
}

/** Interleaved, and every other round backwards, so that what else the machine does hits all alike. */
async function rounds(
  targets: Readonly<Record<string, Target>>,
  shape: { readonly count: number; readonly connections: number },
): Promise<Record<string, readonly Round[]>> {
  const measured: Record<string, readonly Round[]> = {};
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, target] of round % 2 === 0 ? Object.entries(targets) : Object.entries(targets).toReversed())
      measured[name] = [...(measured[name] ?? []), await load(target, shape)];
  return measured;
}

/** How late the server's event loop was since this was last asked. */
async function loopLagMs({ url }: Product): Promise<number> {
  const lines = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/mu.exec(lines)?.[1]) * 1000;
}

/** Holds the load and says what became of the memory: the median of the last third against that of the second. */
async function soak(target: Target, seconds: number): Promise<Soak> {
  const until = performance.now() + seconds * 1000;
  const sizes: number[] = [];
  do {
    await load(target, { count: 2000, connections: 32 });
    sizes.push(residentMegabytesOf(target.pid));
  } while (performance.now() < until);
  const third = Math.floor(sizes.length / 3);
  const [before, after] = [median(sizes.slice(third, 2 * third + 1)), median(sizes.slice(-third - 1))];
  return { requests: 2000 * sizes.length, before, after };
}
