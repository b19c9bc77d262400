// Kills a real BFF while it publishes to any dialect, or undoes that, at any place, and says what became of the deployment
// after a restart. What the vendor was sent is counted at the vendor.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { Client, type PoolConfig } from "pg";
import { z } from "zod";
import { isFinal } from "../modules/deployments/deployment.ts";
import { startBffChild, type BffChild } from "./bff-child.ts";
import { urlOf } from "./chaos/fleet.ts";
import { startVendorRecorder } from "./chaos/vendor-recorder.ts";
import { writeFaults } from "./chaos/write-faults.ts";
import { drillFaults } from "./drill-faults.ts";
import type { DialectPoint } from "./drilled-places.ts";
import { labTenant } from "./lab-tenant.ts";
import { createMangler } from "./mangle-at-verification.ts";
import { publishedFlow } from "./published-flow.ts";

const idSchema = z.object({ id: z.string() });
const acceptedSchema = z.object({ deploymentId: z.string() });
const liveSchema = z.object({ version: z.number().nullable(), drift: z.string() });

/** What was found; `faults` is empty where every promise was kept. */
export interface DialectDrillResult {
  /** False where a publish of this dialect never comes by the place. */
  readonly wasKilled: boolean;
  readonly state: Deployment["state"];
  /** Milliseconds from the restart to the final state. */
  readonly tookMs: number;
  readonly faults: readonly string[];
}

/** A database and a vendor that outlive all crashes. */
export interface DialectDrill {
  run(point: DialectPoint): Promise<DialectDrillResult>;
  close(): Promise<void>;
}

export interface DialectDrillOptions {
  /** The server on which the drill makes a database of this name. */
  readonly connection: PoolConfig;
  readonly database: string;
  readonly sandboxUrl: string;
  /** How many times shorter leases and deadlines are than the product's. */
  readonly hurry?: number;
}

/** Starts the drill. */
export async function startDialectDrill(options: DialectDrillOptions): Promise<DialectDrill> {
  const { connection, database, sandboxUrl, hurry = 1 } = options;
  await runOn(connection, `create database ${database}`);
  const own = { ...connection, database };
  const mangler = createMangler(own, sandboxUrl);
  const vendor = await startVendorRecorder(sandboxUrl, mangler.beforeEach);
  const dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-drill-"));
  const begun: BffChild[] = [];
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<BffChild> => {
    const child = await startBffChild({
      DATABASE_URL: urlOf(own),
      DATA_DIR: dataDir,
      TONEGRAPH_SECRET_KEY: Buffer.alloc(32, 7).toString("base64"),
      TONEGRAPH_ALLOW_PRIVATE_HOSTS: [vendor.url, sandboxUrl].map((url) => new URL(url).host).join(","),
      TONEGRAPH_TEST_HOOKS: "on",
      TONEGRAPH_TEST_HURRY: String(hurry),
      ...more,
    });
    begun.push(child);
    return child;
  };
  let bff = await start();
  let drills = 0;
  return {
    async run(point) {
      drills += 1;
      const place = await prepare(bff, vendor.url, point);
      await bff.stop();
      vendor.clear();
      const doomed = await start({ TONEGRAPH_CRASH_AT: point.crashAt });
      const id = await publish(doomed, place, { key: `drill-${drills}`, accepted: (made) => mangler.arm(made, point) });
      const wasKilled = await Promise.race([doomed.ended.then(() => true), endedOrGone(doomed, id)]);
      if (wasKilled) await doomed.ended;
      else await doomed.stop();
      const restarted = Date.now();
      bff = await start();
      const deployment = await endOf(bff, id);
      const tookMs = Date.now() - restarted;
      await mangler.disarm();
      const live = await bff.request("GET", `/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`);
      const found = { deployment, live: liveSchema.parse(live.body), tookMs };
      const faults = [...drillFaults(point, found), ...writeFaults(vendor.writes())];
      return { wasKilled, state: deployment.state, tookMs, faults };
    },
    async close() {
      await bff.stop();
      // A drill that failed half-way leaves a process that nobody else would end.
      await Promise.all(begun.map((child) => child.kill()));
      await mangler.disarm();
      await vendor.close();
      await runOn(connection, `drop database ${database} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

async function prepare(bff: BffChild, vendorUrl: string, { dialect, publishes }: DialectPoint): Promise<Place> {
  const tenant = await bff.request("POST", "/api/tenants", { body: labTenant(vendorUrl, dialect) });
  const { id: _id, ...first } = publishedFlow(dialect, "first");
  const made = await bff.request("POST", "/api/flows", { body: first });
  const place = { tenantId: idSchema.parse(tenant.body).id, flowId: idSchema.parse(made.body).id };
  if (publishes === "first") return place;
  const prepared = await endOf(bff, await publish(bff, place, { key: `first-${place.flowId}` }));
  if (prepared.state !== "live") throw new Error(`the first publish ended ${prepared.state}`);
  const { id: _other, ...second } = publishedFlow(dialect, "second");
  const headers = { "if-match": made.etag };
  await bff.request("PUT", `/api/flows/${place.flowId}`, { body: { ...second, id: place.flowId }, headers });
  return place;
}

interface Publishing {
  readonly key: string;
  /** Told of the deployment as soon as there is one. */
  readonly accepted?: (deploymentId: string) => Promise<void>;
}

async function publish(
  bff: BffChild,
  { flowId, tenantId }: Place,
  { key, accepted = () => Promise.resolve() }: Publishing,
): Promise<string> {
  const headers = { "idempotency-key": key };
  const answer = await bff.request("POST", `/api/flows/${flowId}/deployments`, { body: { tenantId }, headers });
  if (answer.status !== 202) throw new Error(`not accepted: ${JSON.stringify(answer.body)}`);
  const { deploymentId } = acceptedSchema.parse(answer.body);
  await accepted(deploymentId);
  return deploymentId;
}

async function endOf(bff: BffChild, deploymentId: string): Promise<Deployment> {
  for (;;) {
    const deployment = deploymentSchema.parse((await bff.request("GET", `/api/deployments/${deploymentId}`)).body);
    if (isFinal(deployment.state)) return deployment;
    await sleep(50);
  }
}

/** False where the deployment came to its end, true where nobody answers any more. */
function endedOrGone(bff: BffChild, deploymentId: string): Promise<boolean> {
  return endOf(bff, deploymentId).then(
    () => false,
    () => true,
  );
}

async function runOn(server: PoolConfig, statement: string): Promise<void> {
  const client = new Client({ ...server, database: "postgres" });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
