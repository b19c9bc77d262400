// Kills a real BFF while it publishes to any dialect, at any place, and says what became of the deployment afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { z } from "zod";
import { isFinal } from "../modules/deployments/deployment.ts";
import { startBffChild, type BffChild } from "./bff-child.ts";
import { labTenant } from "./lab-tenant.ts";
import { menuWithKey } from "./menu-with-key.ts";
import { startSandboxChild } from "./sandbox-child.ts";

const CONVERGES_WITHIN_MS = 30_000;
const idSchema = z.object({ id: z.string() });
const acceptedSchema = z.object({ deploymentId: z.string() });
const liveSchema = z.object({ version: z.number().nullable(), drift: z.string() });

/** One place where the process dies. */
export interface DialectPoint {
  readonly dialect: string;
  /** A first publish, or a second one over it. */
  readonly publishes: "first" | "second";
  readonly crashAt: string;
}

/** What was found; `faults` is empty where every promise was kept. */
export interface DialectDrillResult {
  /** False where a publish of this dialect never comes by the place. */
  readonly wasKilled: boolean;
  readonly state: Deployment["state"];
  readonly tookMs: number;
  readonly faults: readonly string[];
}

/** A sandbox that outlives all crashes, and a data folder that every restart finds again. */
export interface DialectDrill {
  run(point: DialectPoint): Promise<DialectDrillResult>;
  close(): Promise<void>;
}

/** Starts the drill. */
export async function startDialectDrill(): Promise<DialectDrill> {
  const sandbox = await startSandboxChild();
  const dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-drill-"));
  const environment = { DATA_DIR: dataDir, TONEGRAPH_ALLOW_PRIVATE_HOSTS: new URL(sandbox.url).host };
  let bff = await startBffChild(environment);
  let drills = 0;
  return {
    async run(point) {
      drills += 1;
      const place = await prepare(bff, sandbox.url, point);
      await bff.stop();
      const hooks = { TONEGRAPH_TEST_HOOKS: "on", TONEGRAPH_CRASH_AT: point.crashAt };
      const doomed = await startBffChild({ ...environment, ...hooks });
      const id = await publish(doomed, place, `drill-${drills}`);
      const wasKilled = await Promise.race([
        doomed.ended.then(() => true),
        endOf(doomed, id).then(
          () => false,
          () => true,
        ),
      ]);
      if (wasKilled) await doomed.ended;
      else await doomed.stop();
      const begun = Date.now();
      bff = await startBffChild(environment);
      const { state } = await endOf(bff, id);
      const tookMs = Date.now() - begun;
      const live = await bff.request("GET", `/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`);
      const { drift } = liveSchema.parse(live.body);
      return { wasKilled, state, tookMs, faults: faultsOf(point, { state, drift, tookMs }) };
    },
    async close() {
      await bff.stop();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function faultsOf(
  { dialect, publishes, crashAt }: DialectPoint,
  { state, drift, tookMs }: { readonly state: Deployment["state"]; readonly drift: string; readonly tookMs: number },
): string[] {
  const capabilities = findDescriptor(dialect)?.capabilities;
  const creates = publishes === "first" || capabilities?.versioning === "newFlow";
  const isLostCreation = creates && capabilities?.repeatableCreate === false && crashAt.startsWith("uploading:");
  const wanted = isLostCreation ? "unknown" : "live";
  return [
    ...(state === wanted ? [] : [`it ended ${state}, not ${wanted}`]),
    ...(state !== "live" || drift === "inSync" ? [] : [`what the vendor holds is ${drift}`]),
    ...(tookMs <= CONVERGES_WITHIN_MS ? [] : [`it took ${tookMs} ms`]),
  ];
}

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

async function prepare(bff: BffChild, sandboxUrl: string, { dialect, publishes }: DialectPoint): Promise<Place> {
  const profile = findDescriptor(dialect)?.profile;
  if (profile === undefined) throw new Error(`there is no dialect ${dialect}`);
  const tenant = await bff.request("POST", "/api/tenants", { body: labTenant(sandboxUrl, dialect) });
  const { id: _id, ...first } = menuWithKey("2", profile);
  const made = await bff.request("POST", "/api/flows", { body: first });
  const place = { tenantId: idSchema.parse(tenant.body).id, flowId: idSchema.parse(made.body).id };
  if (publishes === "first") return place;
  await endOf(bff, await publish(bff, place, `first-${place.flowId}`));
  const { id: _other, ...second } = menuWithKey("3", profile);
  const headers = { "if-match": made.etag };
  await bff.request("PUT", `/api/flows/${place.flowId}`, { body: { ...second, id: place.flowId }, headers });
  return place;
}

async function publish(bff: BffChild, { flowId, tenantId }: Place, key: string): Promise<string> {
  const headers = { "idempotency-key": key };
  const answer = await bff.request("POST", `/api/flows/${flowId}/deployments`, { body: { tenantId }, headers });
  if (answer.status !== 202) throw new Error(`not accepted: ${JSON.stringify(answer.body)}`);
  return acceptedSchema.parse(answer.body).deploymentId;
}

async function endOf(bff: BffChild, deploymentId: string): Promise<Deployment> {
  for (;;) {
    const deployment = deploymentSchema.parse((await bff.request("GET", `/api/deployments/${deploymentId}`)).body);
    if (isFinal(deployment.state)) return deployment;
    await sleep(50);
  }
}
