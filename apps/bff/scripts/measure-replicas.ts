// One replica against two behind HAProxy, on one PostgreSQL: reading drafts and lists. Rates by the clock in
// interleaved rounds: a busy machine changes them, and their ratio less.
// Run: node apps/bff/scripts/measure-replicas.ts [--requests 2000] [--rounds 5]   (needs haproxy, e.g. Debian's package)
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { balancedAsk } from "../src/testing/chaos/balanced-ask.ts";
import { percentile } from "../src/testing/chaos/figure.ts";
import { startFleet } from "../src/testing/chaos/fleet.ts";
import { addPlaces, type ChaosPlace } from "../src/testing/chaos/places.ts";
import { ADMIN_TOKEN } from "../src/testing/test-bff.ts";

const CONNECTIONS = 16;

const { values } = parseArgs({
  options: { requests: { type: "string", default: "2000" }, rounds: { type: "string", default: "5" } },
});
const [requests, rounds] = [Number(values.requests), Number(values.rounds)];

const folder = mkdtempSync(path.join(tmpdir(), "tonegraph-replicas-"));
const fleet = await startFleet({ replicas: 2 });
const balancers = await Promise.all(
  [1, 2].map((count) => startHaproxy(fleet.replicas.slice(0, count).map((replica) => new URL(replica.origin()).host))),
);
const places = await addPlaces(
  balancedAsk(() => fleet.replicas),
  { vendorUrl: fleet.vendor.url, count: 8 },
);
const results: { readonly replicas: number; readonly perSecond: number; readonly p95: number }[] = [];
for (let round = 0; round <= rounds; round += 1)
  for (const [index, { origin }] of balancers.entries()) {
    const measured = { replicas: index + 1, ...(await load(origin, places)) };
    // The first round compiles.
    if (round > 0) results.push(measured);
  }
for (const replicas of [1, 2]) {
  const own = results.filter((result) => result.replicas === replicas);
  const rate = percentile(
    own.map(({ perSecond }) => perSecond),
    0.5,
  );
  const p95 = percentile(
    own.map((result) => result.p95),
    0.5,
  );
  process.stdout.write(`${replicas} replica(s): ${rate.toFixed(0)} requests/s, p95 ${p95.toFixed(1)} ms\n`);
}
for (const { stop } of balancers) await stop();
await fleet.close();
rmSync(folder, { recursive: true, force: true });

/** Reads a draft, a list of flows and a list of versions in turn; an answer that is no success ends the run. */
async function load(origin: string, all: readonly ChaosPlace[]) {
  const took: number[] = [];
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let mine = next++; mine < requests; mine = next++) {
        const from = performance.now();
        await one(origin, mine, all[mine % all.length]);
        took.push(performance.now() - from);
      }
    }),
  );
  return { perSecond: (requests / (performance.now() - begun)) * 1000, p95: percentile(took, 0.95) };
}

async function one(origin: string, index: number, place: ChaosPlace | undefined): Promise<void> {
  const paths = [`/api/flows/${place?.flowId}`, "/api/flows?limit=20", `/api/flows/${place?.flowId}/versions`];
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const response = await fetch(`${origin}${paths[index % paths.length]}`, { headers });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${response.url} was answered ${response.status}`);
}

async function startHaproxy(hosts: readonly string[]) {
  const port = await freePort();
  const file = path.join(folder, `haproxy-${hosts.length}.cfg`);
  const servers = hosts.map((host, index) => `  server bff${index + 1} ${host} check inter 1s`);
  const lines = [
    "defaults",
    "  mode http",
    "  timeout connect 5s",
    "  timeout client 60s",
    "  timeout server 60s",
    "  option redispatch",
    "listen tonegraph",
    `  bind 127.0.0.1:${port}`,
    "  balance roundrobin",
    "  option httpchk GET /health/ready",
    ...servers,
  ];
  writeFileSync(file, `${lines.join("\n")}\n`);
  const child = spawn("haproxy", ["-db", "-q", "-f", file], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const origin = `http://127.0.0.1:${port}`;
  while ((await fetch(`${origin}/health/live`).catch(() => null))?.status !== 200) await sleep(100);
  return {
    origin,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
