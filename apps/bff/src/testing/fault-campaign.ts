// Many deployments at once over tenants of every dialect, first publishes and later ones, while a seeded share of the
// vendors' answers goes wrong: each must end live or restored, or ask where nobody can look; none may be lost or done twice.
import { setTimeout as sleep } from "node:timers/promises";
import { deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { descriptors } from "@tonegraph/dialect-catalogue";
import { z } from "zod";
import { isFinal } from "../modules/deployments/deployment.ts";
import { controlOf, heldNow, judgeCampaign, type CampaignEnd, type CampaignPlace } from "./fault-campaign-judge.ts";
import { labTenant } from "./lab-tenant.ts";
import { menuWithKey } from "./menu-with-key.ts";
import { publishedFlow } from "./published-flow.ts";

/** The BFF as a client sees it. */
export interface CampaignApi {
  readonly sandboxUrl: string;
  request(
    method: string,
    path: string,
    options?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<{ readonly status: number; readonly etag: string; readonly body: unknown }>;
}

/** What came of it. `faults` are sentences; none means that the promise was kept. */
export interface CampaignResult {
  readonly states: Readonly<Record<string, number>>;
  /** Why those that are not live ended: state and error code, and how often. */
  readonly reasons: Readonly<Record<string, number>>;
  /** How the deployments ended of which nothing is wrong after the vendor was read. */
  readonly ends: Readonly<Record<CampaignEnd, number>>;
  /** As of the judgement. */
  readonly unheard: number;
  /** How many of all were first publishes. */
  readonly firstPublishes: number;
  readonly injected: number;
  readonly requests: number;
  readonly faults: readonly string[];
}

const LOOK_SPACING_MS = 20;
const idSchema = z.object({ id: z.string() });
const acceptedSchema = z.object({ deploymentId: z.string() });
const scheduleSchema = z.object({ schedule: z.object({ requests: z.number(), faults: z.number() }).nullable() });

/** Publishes in the storm all at once: half of the flows for the first time, the others over what went live in peace. */
export async function runFaultCampaign(
  api: CampaignApi,
  { deployments, rate, seed }: { readonly deployments: number; readonly rate: number; readonly seed: number },
): Promise<CampaignResult> {
  // Those who wait must not keep the server from what they wait for.
  const lookEveryMs = deployments * LOOK_SPACING_MS;
  const publish = (place: CampaignPlace, what: string) => publishOnce(api, place, { what, lookEveryMs });
  const places = await preparePlaces(api, deployments);
  const known = places.filter(({ isNew }) => !isNew);
  await forEachDialect(async (dialect) => {
    // One after the other: where a vendor compiles one flow at a time, those who wait for a minute are put back.
    for (const place of known.filter(({ descriptor }) => descriptor.id === dialect)) {
      const { state, error } = await publish(place, "peace");
      if (state !== "live") throw new Error(`in peace, a publish to ${dialect} ended ${state}: ${error?.message}`);
    }
  });
  await Promise.all(known.map((place) => edit(api, place)));
  const before = new Map(await Promise.all(known.map(async (place) => [place, await heldNow(api, place)] as const)));
  const control = controlOf(api.sandboxUrl);
  // Each vendor fails at other requests.
  await forEachDialect((dialect, place) => control("POST", `/${dialect}/fault-schedule`, { seed: seed + place, rate }));
  const stormed = await Promise.all(
    places.map(async (place) => ({
      place,
      deployment: await publish(place, "storm"),
      before: before.get(place) ?? null,
    })),
  );
  let [injected, requests] = [0, 0];
  await forEachDialect(async (dialect) => {
    const { schedule } = scheduleSchema.parse(await control("GET", `/${dialect}/fault-schedule`));
    injected += schedule?.faults ?? 0;
    requests += schedule?.requests ?? 0;
    await control("DELETE", `/${dialect}/fault-schedule`);
  });
  const { faults, ends, unheard } = await judgeCampaign(api, stormed);
  const deploymentsDone = stormed.map(({ deployment }) => deployment);
  return {
    states: countBy(deploymentsDone, ({ state }) => state),
    reasons: countBy(
      deploymentsDone.filter(({ state }) => state !== "live"),
      ({ state, error }) => `${state}, ${error?.code ?? "no error"}`,
    ),
    ends,
    unheard,
    firstPublishes: places.length - known.length,
    injected,
    requests,
    faults,
  };
}

function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

async function preparePlaces(api: CampaignApi, count: number): Promise<CampaignPlace[]> {
  const tenants = await Promise.all(
    descriptors.map(async (descriptor) => {
      const body = labTenant(api.sandboxUrl, descriptor.id);
      return { descriptor, tenantId: idSchema.parse((await api.request("POST", "/api/tenants", { body })).body).id };
    }),
  );
  const places: CampaignPlace[] = [];
  for (let index = 0; index < count; index += 1) {
    const tenant = tenants[index % tenants.length];
    if (tenant === undefined) break;
    const round = Math.floor(index / tenants.length);
    const { id: dialect, profile } = tenant.descriptor;
    // Where a publish may take several writes, half of the flows are of that kind and half are plain menus.
    const isMenu = round % 4 > 1;
    const contents = isMenu
      ? ([menuWithKey("2", profile), menuWithKey("3", profile)] as const)
      : ([publishedFlow(dialect, "first"), publishedFlow(dialect, "second")] as const);
    const [former, latter] = contents.map(({ id: _id, ...flow }) => ({ ...flow, name: `Campaign ${index}` }));
    if (former === undefined || latter === undefined) break;
    const isNew = round % 2 === 1;
    const made = await api.request("POST", "/api/flows", { body: isNew ? latter : former });
    places.push({ ...tenant, flowId: idSchema.parse(made.body).id, isNew, former, latter });
  }
  return places;
}

async function edit(api: CampaignApi, { flowId, latter }: CampaignPlace): Promise<void> {
  const path = `/api/flows/${flowId}`;
  const { etag } = await api.request("GET", path);
  const saved = await api.request("PUT", path, { body: { ...latter, id: flowId }, headers: { "if-match": etag } });
  if (saved.status !== 200) throw new Error(`not saved: ${JSON.stringify(saved.body)}`);
}

/** Asks under one key until the request is taken, as a client that wants it done exactly once; waits for the end. */
async function publishOnce(
  api: CampaignApi,
  { flowId, tenantId }: CampaignPlace,
  { what, lookEveryMs }: { readonly what: string; readonly lookEveryMs: number },
): Promise<Deployment> {
  const headers = { "idempotency-key": `${what}-${flowId}` };
  const path = `/api/flows/${flowId}/deployments`;
  for (;;) {
    const answer = await api.request("POST", path, { body: { tenantId }, headers });
    if (answer.status === 202) return ended(api, acceptedSchema.parse(answer.body).deploymentId, lookEveryMs);
    if (answer.status !== 503) throw new Error(`not accepted: ${JSON.stringify(answer.body).slice(0, 500)}`);
    await sleep(lookEveryMs);
  }
}

async function ended(api: CampaignApi, deploymentId: string, lookEveryMs: number): Promise<Deployment> {
  for (;;) {
    const { body, status } = await api.request("GET", `/api/deployments/${deploymentId}`);
    if (status === 200) {
      const deployment = deploymentSchema.parse(body);
      if (isFinal(deployment.state)) return deployment;
    }
    await sleep(lookEveryMs);
  }
}

async function forEachDialect(work: (dialect: string, place: number) => Promise<unknown>): Promise<void> {
  await Promise.all(descriptors.map(({ id }, place) => work(id, place)));
}
