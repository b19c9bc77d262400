// What became of the campaign's deployments, by our record and by what the vendors themselves hold: read past our clients.
import type { Deployment } from "@tonegraph/api-contract";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { hashJson, type Flow, type Json } from "@tonegraph/flow-model";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { nameIn } from "./chaos/campaign-judge.ts";
import type { CampaignApi } from "./fault-campaign.ts";
import { labTenant } from "./lab-tenant.ts";

/** A flow of the campaign and where it is published. */
export interface CampaignPlace {
  readonly descriptor: DialectDescriptor;
  readonly tenantId: string;
  readonly flowId: string;
  /** Whether it is published for the first time in the storm; otherwise over `former`. */
  readonly isNew: boolean;
  readonly former: Flow;
  /** What is published in the storm. */
  readonly latter: Flow;
}

/**
 * How a deployment came out: what was published is live; what was there before is, which may be nothing; or a person is
 * asked, because nobody can look whether the vendor made a flow.
 */
export type CampaignEnd = "live" | "restored" | "asked";

/** A deployment of the storm; `before` is what the vendor held, as text, null before a first publish. */
export interface Stormed {
  readonly place: CampaignPlace;
  readonly deployment: Deployment;
  readonly before: string | null;
}

type Held = readonly { readonly id: string; readonly artefact: Json }[];

const liveSchema = z.object({ version: z.number().nullable(), externalId: z.string().nullable(), drift: z.string() });
const flowsSchema = z.object({ flows: z.array(z.object({ id: z.string(), artefact: z.json() })) });

/** What came of a campaign. */
export interface CampaignJudgement {
  /** Each as a sentence. */
  readonly faults: readonly string[];
  /** How many without a fault came out which way. */
  readonly ends: Readonly<Record<CampaignEnd, number>>;
  /** Sub-flows that publishes which did not go live left at a vendor without deletion: no flow calls them. */
  readonly unheard: number;
}

/** Every fault as a sentence, and how many of those without one came out which way. */
export async function judgeCampaign(api: CampaignApi, stormed: readonly Stormed[]): Promise<CampaignJudgement> {
  const ends = { live: 0, restored: 0, asked: 0 };
  const faults: string[] = [];
  let unheard = 0;
  const control = controlOf(api.sandboxUrl);
  for (const dialect of new Set(stormed.map(({ place }) => place.descriptor.id))) {
    const here = stormed.filter(({ place }) => place.descriptor.id === dialect);
    const { flows } = flowsSchema.parse(await control("GET", `/${dialect}/flows`));
    for (const one of here) {
      const found = [...(await recordFaults(api, one)), ...vendorFaults(one, flows)];
      faults.push(...found.map((fault) => `${nameOf(one)}: ${fault}`));
      if (found.length === 0) ends[endOf(one)] += 1;
    }
    const names = new Set(here.map(({ place }) => vendorName(place)));
    for (const { id } of flows.filter(({ artefact }) => !names.has(nameIn(artefact))))
      if (here.some((one) => mayLeave(one, id))) unheard += 1;
      else faults.push(`${dialect}: nobody published ${id}`);
  }
  return { faults, ends, unheard };
}

/** What the vendor itself holds of the flow that is live by our record, as text: read past our client and our hashes. */
export async function heldNow(api: CampaignApi, { flowId, tenantId, descriptor }: CampaignPlace): Promise<string> {
  const live = await api.request("GET", `/api/flows/${flowId}/live?tenantId=${tenantId}`);
  const { externalId } = liveSchema.parse(live.body);
  return JSON.stringify(await controlOf(api.sandboxUrl)("GET", `/${descriptor.id}/flows/${externalId}`));
}

/** Asks the sandbox's control API. */
export function controlOf(sandboxUrl: string) {
  return async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${sandboxUrl}/_control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the sandbox's control answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
}

function endOf({ deployment: { state } }: Stormed): CampaignEnd {
  if (state === "live") return "live";
  return state === "unknown" ? "asked" : "restored";
}

/** What is wrong by our record: which version callers hear, and whether the vendor was found to hold just that. */
async function recordFaults(api: CampaignApi, stormed: Stormed): Promise<string[]> {
  const { flowId, tenantId, isNew } = stormed.place;
  const { state, error } = stormed.deployment;
  const live = liveSchema.parse((await api.request("GET", `/api/flows/${flowId}/live?tenantId=${tenantId}`)).body);
  const [former, latter] = isNew ? [null, 1] : [1, 2];
  const faults: string[] = [];
  if (live.version !== (state === "live" ? latter : former)) faults.push(`version ${live.version} is recorded as live`);
  if (state === "unknown" && !mayAsk(stormed)) faults.push(error?.message ?? "no error");
  if (live.version !== null && live.drift !== "inSync") faults.push("the vendor holds something else");
  return [...faults, ...(await letterFaults(api, stormed))];
}

/** What was put back may count its writes; what was never written is as it was, to the letter. */
async function letterFaults(api: CampaignApi, { place, deployment, before }: Stormed): Promise<string[]> {
  const isUntouched = deployment.state === "failed" || deployment.state === "unknown";
  if (before === null || !isUntouched || (await heldNow(api, place)) === before) return [];
  return ["the former content is not as it was"];
}

/** Whether a flow was made that nobody can look up is for a person to see; callers hear what was live before. */
function mayAsk({ place, deployment }: Stormed): boolean {
  return !place.descriptor.capabilities.repeatableCreate && deployment.error?.code === "creation-lost";
}

/** Sub-flows go before the flow that calls them, and bear its id: of a publish that ends in between they are left. */
function mayLeave({ place, deployment: { state } }: Stormed, id: string): boolean {
  return state !== "live" && !place.descriptor.capabilities.deletesFlows && id.startsWith(`${place.flowId}.`);
}

/** What is wrong with what the vendor holds under the flow's name: it is there once with the content that our record says. */
function vendorFaults({ place, deployment: { state } }: Stormed, flows: Held): string[] {
  const { versioning, deletesFlows } = place.descriptor.capabilities;
  const own = flows.filter(({ artefact }) => nameIn(artefact) === vendorName(place));
  const inService =
    versioning === "newFlow"
      ? own.filter(({ artefact }) => JSON.stringify(artefact).includes('"status":"ACTIVE"'))
      : own;
  if (place.isNew && state !== "live") {
    // A first publish that fails leaves a flow where none can be deleted, or where nobody knows that it was made.
    const mayStay = !deletesFlows || state === "unknown";
    const callersHear = versioning === "newFlow" ? inService.length : 0;
    return own.length > (mayStay ? 1 : 0) || callersHear > 0 ? [`${own.length} flows are left of it`] : [];
  }
  if (inService.length !== 1) return [`it is there ${inService.length} times`];
  const wanted = contentOf(compiled(place, state === "live" ? place.latter : place.former), place);
  return inService.every(({ artefact }) => contentOf(artefact, place) === wanted) ? [] : ["it has another content"];
}

/** The flow's name as the dialect writes it. */
function vendorName(place: CampaignPlace): string | null {
  return nameIn(compiled(place, place.latter));
}

function compiled({ descriptor, flowId }: CampaignPlace, flow: Flow): Json {
  const { settings } = labTenant("http://sandbox.test", descriptor.id);
  return converterOf(descriptor).compile({ ...flow, id: flowId }, { settings }).artefact;
}

function contentOf(artefact: Json, { descriptor }: CampaignPlace): string {
  return hashJson(converterOf(descriptor).normalise(artefact));
}

function converterOf({ id }: DialectDescriptor) {
  const converter = findConverter(id);
  if (converter === undefined) throw new Error(`there is no dialect ${id}`);
  return converter;
}

function nameOf({ place, deployment: { state, error } }: Stormed): string {
  const what = place.isNew ? "first publish" : "publish";
  return `${place.descriptor.id}, ${what} of ${place.flowId} (${state}, ${error?.code ?? "no error"})`;
}
