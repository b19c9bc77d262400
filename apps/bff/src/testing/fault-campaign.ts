// Many deployments at once over tenants of every dialect, while a seeded share of the vendors' answers goes wrong: each
// must end live or restored, none may be lost and none done twice.
import { setTimeout as sleep } from "node:timers/promises";
import { deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import { descriptors } from "@tonegraph/dialect-catalogue";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { isFinal } from "../modules/deployments/deployment.ts";
import { labTenant } from "./lab-tenant.ts";
import { menuWithKey } from "./menu-with-key.ts";

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
  /** Deployments after which the vendor was read and what callers hear is what was published, or what was live before. */
  readonly liveOrRestored: number;
  readonly injected: number;
  readonly requests: number;
  readonly faults: readonly string[];
}

interface Place {
  readonly descriptor: DialectDescriptor;
  readonly tenantId: string;
  readonly flowId: string;
}

const LOOK_SPACING_MS = 20;
const idSchema = z.object({ id: z.string() });
const acceptedSchema = z.object({ deploymentId: z.string() });
const liveSchema = z.object({ version: z.number().nullable(), externalId: z.string().nullable(), drift: z.string() });
const flowsSchema = z.object({ flows: z.array(z.object({ id: z.string(), artefact: z.json() })) });
const scheduleSchema = z.object({ schedule: z.object({ requests: z.number(), faults: z.number() }).nullable() });

/** Publishes a first version of every flow in peace and a second one in the storm, all at once. */
export async function runFaultCampaign(
  api: CampaignApi,
  { deployments, rate, seed }: { readonly deployments: number; readonly rate: number; readonly seed: number },
): Promise<CampaignResult> {
  // Those who wait must not keep the server from what they wait for.
  const lookEveryMs = deployments * LOOK_SPACING_MS;
  const publish = (place: Place, what: string) => publishOnce(api, place, { what, lookEveryMs });
  const places = await preparePlaces(api, deployments);
  await Promise.all(places.map((place) => publish(place, "peace")));
  await Promise.all(places.map((place) => edit(api, place)));
  const before = await Promise.all(places.map((place) => heldNow(api, place)));
  await forEachDialect((dialect) => control(api, `POST /${dialect}/fault-schedule`, { seed, rate }));
  const stormed = await Promise.all(
    places.map(async (place) => ({ place, deployment: await publish(place, "storm") })),
  );
  let [injected, requests] = [0, 0];
  await forEachDialect(async (dialect) => {
    const { schedule } = scheduleSchema.parse(await control(api, `GET /${dialect}/fault-schedule`));
    injected += schedule?.faults ?? 0;
    requests += schedule?.requests ?? 0;
    await control(api, `DELETE /${dialect}/fault-schedule`);
  });
  const faults = await Promise.all(
    stormed.map(({ place, deployment }, index) => judge(api, place, { deployment, before: before[index] ?? "" })),
  );
  const doubled = await Promise.all(descriptors.map((descriptor) => judgeAccount(api, descriptor, places)));
  const ends = stormed.map(({ deployment }) => deployment);
  return {
    states: countBy(ends, ({ state }) => state),
    reasons: countBy(
      ends.filter(({ state }) => state !== "live"),
      ({ state, error }) => `${state}, ${error?.code ?? "no error"}`,
    ),
    liveOrRestored: ends.filter((_, index) => faults[index]?.length === 0).length,
    injected,
    requests,
    faults: [...faults.flat(), ...doubled.flat()],
  };
}

function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

async function preparePlaces(api: CampaignApi, count: number): Promise<Place[]> {
  const tenants = await Promise.all(
    descriptors.map(async (descriptor) => {
      const body = labTenant(api.sandboxUrl, descriptor.id);
      return { descriptor, tenantId: idSchema.parse((await api.request("POST", "/api/tenants", { body })).body).id };
    }),
  );
  const places: Place[] = [];
  for (let index = 0; index < count; index += 1) {
    const tenant = tenants[index % tenants.length];
    if (tenant === undefined) break;
    const { id: _id, ...body } = menuWithKey("2", tenant.descriptor.profile);
    const made = await api.request("POST", "/api/flows", { body: { ...body, name: `Campaign ${index}` } });
    places.push({ ...tenant, flowId: idSchema.parse(made.body).id });
  }
  return places;
}

async function edit(api: CampaignApi, { flowId, descriptor }: Place): Promise<void> {
  const path = `/api/flows/${flowId}`;
  const { etag } = await api.request("GET", path);
  const body = { ...menuWithKey("3", descriptor.profile), id: flowId };
  const saved = await api.request("PUT", path, { body, headers: { "if-match": etag } });
  if (saved.status !== 200) throw new Error(`not saved: ${JSON.stringify(saved.body)}`);
}

/** Asks under one key until the request is taken, as a client that wants it done exactly once; waits for the end. */
async function publishOnce(
  api: CampaignApi,
  { flowId, tenantId }: Place,
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

/** What the vendor itself holds of the flow that is live by our record, as text: read past our client and our hashes. */
async function heldNow(api: CampaignApi, { flowId, tenantId, descriptor }: Place): Promise<string> {
  const live = await api.request("GET", `/api/flows/${flowId}/live?tenantId=${tenantId}`);
  const { externalId } = liveSchema.parse(live.body);
  return JSON.stringify(await control(api, `GET /${descriptor.id}/flows/${externalId}`));
}

/** What is wrong with one deployment's end; its vendor must hold what our record says, whole. */
async function judge(
  api: CampaignApi,
  place: Place,
  { deployment, before }: { readonly deployment: Deployment; readonly before: string },
): Promise<string[]> {
  const { flowId, tenantId, descriptor } = place;
  const { state, error } = deployment;
  const { code, message } = error ?? { code: "no error", message: "" };
  const name = `${descriptor.id} ${flowId} (${state}, ${code})`;
  const live = liveSchema.parse((await api.request("GET", `/api/flows/${flowId}/live?tenantId=${tenantId}`)).body);
  const wanted = state === "live" ? 2 : 1;
  const faults: string[] = [];
  if (live.version !== wanted) faults.push(`${name}: version ${live.version} is recorded as live`);
  if (state === "unknown" && !mayAsk(descriptor, code)) faults.push(`${name}: ${message}`);
  if (live.drift !== "inSync") faults.push(`${name}: the vendor holds something else`);
  // What was put back may count its writes; what was never written is as it was, to the letter.
  const isUntouched = state === "failed" || state === "unknown";
  if (isUntouched && (await heldNow(api, place)) !== before)
    faults.push(`${name}: the former content is not as it was`);
  return faults;
}

/** Whether a flow was made that nobody can look up is for a person to see; callers hear what was live before. */
function mayAsk({ capabilities }: DialectDescriptor, code: string): boolean {
  return !capabilities.repeatableCreate && code === "creation-lost";
}

/** Each flow is at the vendor once; where a content is a flow of its own, once in service. */
async function judgeAccount(
  api: CampaignApi,
  { id, capabilities }: DialectDescriptor,
  places: readonly Place[],
): Promise<string[]> {
  const { flows } = flowsSchema.parse(await control(api, `GET /${id}/flows`));
  const inService =
    capabilities.versioning === "newFlow"
      ? flows.filter(({ artefact }) => JSON.stringify(artefact).includes('"status":"ACTIVE"'))
      : flows;
  const wanted = places.filter((place) => place.descriptor.id === id).length;
  return inService.length === wanted ? [] : [`${id} holds ${inService.length} flows instead of ${wanted}`];
}

async function forEachDialect(work: (dialect: string) => Promise<unknown>): Promise<void> {
  await Promise.all(descriptors.map(({ id }) => work(id)));
}

/** Asks the sandbox's control API: `<method> <path>`. */
async function control(api: CampaignApi, ask: string, body?: unknown): Promise<unknown> {
  const [method = "", path = ""] = ask.split(" ");
  const response = await fetch(`${api.sandboxUrl}/_control${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the sandbox's control answered ${response.status}: ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}
