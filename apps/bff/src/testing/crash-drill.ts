import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { z } from "zod";
import { isFinal } from "../modules/deployments/deployment.ts";
import { startBffChild, type BffChild } from "./bff-child.ts";
import { startSandboxChild, type SandboxChild } from "./sandbox-child.ts";

const DIALECT = "cxone-ivr-menus";
const FLOWS = "/api/v2/ivr/flows";
const idSchema = z.object({ id: z.string() });
const acceptedSchema = z.object({ deploymentId: z.string() });
const liveSchema = z.object({ version: z.number().nullable(), externalId: z.string().nullable(), drift: z.string() });

/** What is being done when the process dies: a first publish, a later one, or the undoing of one. */
export type Scenario = "create" | "replace" | "undo";

/** What was found after the restart. */
export interface DrillResult {
  readonly deployment: Deployment;
  readonly live: z.output<typeof liveSchema>;
  /** What the vendor holds, as JSON text; empty where it holds nothing that we know of. */
  readonly held: string;
  /** Requests that changed something at the vendor. */
  readonly writes: number;
  /** Milliseconds from the restart to the final state. */
  readonly tookMs: number;
}

/** Kills a real BFF at a crash point, starts it again on the same data, and waits for the deployment's end. */
export interface CrashDrill {
  run(scenario: Scenario, crashAt: string): Promise<DrillResult>;
  close(): Promise<void>;
}

/** Starts the sandbox that outlives all crashes. */
export async function startCrashDrill(): Promise<CrashDrill> {
  const sandbox = await startSandboxChild();
  const dataDir = mkdtempSync(path.join("/tmp", "tonegraph-crash-"));
  const environment = { DATA_DIR: dataDir, TONEGRAPH_ALLOW_PRIVATE_HOSTS: new URL(sandbox.url).host };
  const begun: BffChild[] = [];
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<BffChild> => {
    const child = await startBffChild({ ...environment, ...more });
    begun.push(child);
    return child;
  };
  let bff = await start();
  let drills = 0;
  return {
    async run(scenario, crashAt) {
      drills += 1;
      const place = await prepare(bff, sandbox, scenario);
      await bff.stop();
      await control(sandbox, "DELETE /requests");
      await control(sandbox, "DELETE /faults");
      const doomed = await start({ TONEGRAPH_TEST_HOOKS: "on", TONEGRAPH_CRASH_AT: crashAt });
      if (scenario === "undo") await spoilVerification(sandbox, place);
      const accepted = await publish(doomed, place, `drill-${drills}`);
      const signal = await Promise.race([doomed.ended, sleep(20_000, "none")]);
      if (signal !== "SIGKILL") throw new Error(`the process was not killed at ${crashAt}: ${signal}`);
      await control(sandbox, "DELETE /faults");
      const restartedAt = Date.now();
      bff = await start();
      const deployment = await waitForEnd(bff, accepted);
      const tookMs = Date.now() - restartedAt;
      const live = liveSchema.parse(
        (await bff.request("GET", `/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).body,
      );
      const held =
        live.externalId === null ? "" : JSON.stringify(await control(sandbox, `GET /flows/${live.externalId}`));
      return { deployment, live, held, writes: await countWrites(sandbox), tookMs };
    },
    async close() {
      await bff.stop();
      // A drill that failed half-way leaves a process that nobody else would end, and that keeps the test run's output open.
      await Promise.all(begun.map((child) => child.kill()));
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
  readonly externalId: string | null;
}

/** A flow and a tenant; unless it is the first publish, version 1 is live and the draft is changed. */
async function prepare(bff: BffChild, sandbox: SandboxChild, scenario: Scenario): Promise<Place> {
  const { id: _id, ...flow } = customerSupportMenu();
  const origin = `${sandbox.url}/${DIALECT}`;
  const credentials = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };
  const authUrl = `${origin}/oauth2/token`;
  const settings = { requestsPerSecond: "5000" };
  const tenant = { name: "Drill", dialect: DIALECT, baseUrl: origin, authUrl, settings, credentials };
  const { id: tenantId } = idSchema.parse((await bff.request("POST", "/api/tenants", { body: tenant })).body);
  const { id: flowId } = idSchema.parse((await bff.request("POST", "/api/flows", { body: flow })).body);
  if (scenario === "create") return { flowId, tenantId, externalId: null };
  await waitForEnd(bff, await publish(bff, { flowId, tenantId, externalId: null }, `prepare-${flowId}`));
  const draft = await bff.request("GET", `/api/flows/${flowId}`);
  const body: unknown = JSON.parse(
    JSON.stringify(draft.body).replace("Press 1 for sales", "Press 1 for the second version"),
  );
  await bff.request("PUT", `/api/flows/${flowId}`, { body, headers: { "if-match": draft.etag } });
  const live = liveSchema.parse((await bff.request("GET", `/api/flows/${flowId}/live?tenantId=${tenantId}`)).body);
  return { flowId, tenantId, externalId: live.externalId };
}

async function publish(bff: BffChild, { flowId, tenantId }: Place, key: string): Promise<string> {
  const answer = await bff.request("POST", `/api/flows/${flowId}/deployments`, {
    body: { tenantId },
    headers: { "idempotency-key": key },
  });
  if (answer.status !== 202) throw new Error(`not accepted: ${JSON.stringify(answer.body)}`);
  return acceptedSchema.parse(answer.body).deploymentId;
}

async function waitForEnd(bff: BffChild, deploymentId: string): Promise<Deployment> {
  for (;;) {
    const deployment = deploymentSchema.parse((await bff.request("GET", `/api/deployments/${deploymentId}`)).body);
    if (isFinal(deployment.state)) return deployment;
    await sleep(50);
  }
}

/** Lets the upload happen as something else than what was sent, as a vendor that mangles content would. */
async function spoilVerification(sandbox: SandboxChild, { externalId }: Place): Promise<void> {
  await control(sandbox, "POST /faults", { method: "PUT", path: `${FLOWS}/*`, delayMs: 0 });
  // Read before acceptance, for the snapshot and before the write; the fourth reading is the verification.
  await control(sandbox, "POST /faults", { method: "GET", path: `${FLOWS}/*`, delayMs: 0, times: 3 });
  await control(sandbox, "POST /faults", { method: "GET", path: `${FLOWS}/*`, delayMs: 3000, times: 1 });
  void mangleAfterUpload(sandbox, externalId ?? "");
}

async function mangleAfterUpload(sandbox: SandboxChild, externalId: string): Promise<void> {
  while ((await countWrites(sandbox)) === 0) await sleep(20);
  const held = JSON.stringify(await control(sandbox, `GET /flows/${externalId}`));
  const { artefact } = z
    .object({ artefact: z.json() })
    .parse(JSON.parse(held.replace("the second version", "something mangled")));
  await control(sandbox, `PUT /flows/${externalId}`, artefact);
}

async function countWrites(sandbox: SandboxChild): Promise<number> {
  const schema = z.object({ requests: z.array(z.object({ method: z.string(), path: z.string() })) });
  const { requests } = schema.parse(await control(sandbox, "GET /requests"));
  return requests.filter(({ method, path: asked }) => method !== "GET" && asked.startsWith(FLOWS)).length;
}

/** Asks the sandbox's control API: `<method> <path>`. */
async function control(sandbox: SandboxChild, ask: string, body?: unknown): Promise<unknown> {
  const [method = "", below = ""] = ask.split(" ");
  const response = await fetch(`${sandbox.url}/_control/${DIALECT}${below}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the sandbox's control answered ${response.status}: ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}
