// One dialect under seeded edits behind our back, and under roll backs; for the drill.
import { setTimeout as sleep } from "node:timers/promises";
import { deploymentSchema } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { hashJson, type Json } from "@tonegraph/flow-model";
import { z } from "zod";
import { isFinal } from "../modules/deployments/deployment.ts";
import type { CampaignApi } from "./fault-campaign.ts";
import { labTenant } from "./lab-tenant.ts";
import { menuWithKey } from "./menu-with-key.ts";

interface DrillOptions {
  readonly dialect: string;
  readonly edits: number;
  readonly rollbacks: number;
  readonly seed: number;
}

/** What came of it; `times` are milliseconds from the request to verified. */
interface DrillResult {
  readonly found: number;
  readonly overwritten: number;
  readonly times: readonly number[];
  /** Roll backs after which the vendor held exactly what it had held when that version was live. */
  readonly identical: number;
}

const LOOK_EVERY_MS = 20;
const idSchema = z.object({ id: z.string() });
const acceptedSchema = z.object({ deploymentId: z.string() });
const liveSchema = z.object({ externalId: z.string() });
const heldSchema = z.object({ artefact: z.json() });
const findingSchema = z.object({ state: z.string(), liveHash: z.string().nullable() });
const faultSchema = z.object({ code: z.string() });

/** Two versions go live; then the edits, each looked for and published over without asking; then the roll backs. */
export async function drillDrift(
  api: CampaignApi,
  { dialect, edits, rollbacks, seed }: DrillOptions,
): Promise<DrillResult> {
  const vendor = new Place(api, dialect);
  await vendor.prepare();
  const first = await vendor.heldHash();
  await vendor.secondVersion();
  const second = await vendor.heldHash();
  const random = seeded(seed);
  let [found, overwritten] = [0, 0];
  const original = await vendor.held();
  for (let turn = 0; turn < edits; turn += 1) {
    const edited = edit(original, { dialect, random });
    await vendor.put(edited);
    const finding = await vendor.check();
    if (finding.state === "drifted" && finding.liveHash === normalisedHash(edited, dialect)) found += 1;
    const refused = [await vendor.tryPublish(`p${turn}`), await vendor.tryRollBack(`r${turn}`)];
    const isKept = normalisedHash(await vendor.held(), dialect) === normalisedHash(edited, dialect);
    if (!isKept || refused.some((code) => code !== "drifted")) overwritten += 1;
    await vendor.put(original);
    await vendor.check();
  }
  const times: number[] = [];
  let identical = 0;
  for (let turn = 0; turn < rollbacks; turn += 1) {
    const version = turn % 2 === 0 ? 1 : 2;
    times.push(await vendor.rollBack(version, `t${turn}`));
    if ((await vendor.heldHash()) === (version === 1 ? first : second)) identical += 1;
  }
  return { found, overwritten, times, identical };
}

class Place {
  readonly #api: CampaignApi;
  readonly #dialect: string;
  #flowId = "";
  #tenantId = "";

  constructor(api: CampaignApi, dialect: string) {
    this.#api = api;
    this.#dialect = dialect;
  }

  async prepare(): Promise<void> {
    const tenant = await this.#api.request("POST", "/api/tenants", {
      body: labTenant(this.#api.sandboxUrl, this.#dialect),
    });
    const flow = await this.#api.request("POST", "/api/flows", { body: this.#drawing("2") });
    this.#tenantId = idSchema.parse(tenant.body).id;
    this.#flowId = idSchema.parse(flow.body).id;
    await this.#run("deployments", { tenantId: this.#tenantId }, "first");
  }

  async secondVersion(): Promise<void> {
    const { etag } = await this.#api.request("GET", `/api/flows/${this.#flowId}`);
    const body = { ...this.#drawing("3"), id: this.#flowId };
    await this.#api.request("PUT", `/api/flows/${this.#flowId}`, { body, headers: { "if-match": etag } });
    await this.#run("deployments", { tenantId: this.#tenantId }, "second");
  }

  async rollBack(toVersion: number, key: string): Promise<number> {
    const begun = performance.now();
    await this.#run("rollback", { tenantId: this.#tenantId, toVersion }, key);
    return performance.now() - begun;
  }

  /** The code of the refusal; "" where it was taken. */
  async tryPublish(key: string): Promise<string> {
    return this.#try("deployments", { tenantId: this.#tenantId, version: 1 }, key);
  }

  async tryRollBack(key: string): Promise<string> {
    return this.#try("rollback", { tenantId: this.#tenantId }, key);
  }

  async check(): Promise<z.infer<typeof findingSchema>> {
    const body = { tenantId: this.#tenantId };
    const { body: found } = await this.#api.request("POST", `/api/flows/${this.#flowId}/drift/check`, { body });
    return findingSchema.parse(found);
  }

  async held(): Promise<Json> {
    return heldSchema.parse(await this.#control("GET")).artefact;
  }

  async heldHash(): Promise<string> {
    return normalisedHash(await this.held(), this.#dialect);
  }

  async put(artefact: Json): Promise<void> {
    await this.#control("PUT", artefact);
  }

  #drawing(key: "2" | "3") {
    const profile = findDescriptor(this.#dialect)?.profile;
    if (profile === undefined) throw new Error(`there is no dialect ${this.#dialect}`);
    const { id: _own, ...drawing } = menuWithKey(key, profile);
    return { ...drawing, name: `Drill ${this.#dialect}` };
  }

  async #try(route: string, body: object, key: string): Promise<string> {
    const headers = { "idempotency-key": `${route}-${this.#dialect}-${key}` };
    const answer = await this.#api.request("POST", `/api/flows/${this.#flowId}/${route}`, { body, headers });
    return answer.status === 202 ? "" : faultSchema.parse(answer.body).code;
  }

  async #run(route: string, body: object, key: string): Promise<void> {
    const headers = { "idempotency-key": `${route}-${this.#dialect}-${key}` };
    const answer = await this.#api.request("POST", `/api/flows/${this.#flowId}/${route}`, { body, headers });
    if (answer.status !== 202) throw new Error(`${route} was refused: ${JSON.stringify(answer.body)}`);
    const { deploymentId } = acceptedSchema.parse(answer.body);
    for (;;) {
      const asked = await this.#api.request("GET", `/api/deployments/${deploymentId}`);
      const deployment = deploymentSchema.safeParse(asked.body);
      if (deployment.success && isFinal(deployment.data.state)) {
        if (deployment.data.state === "live") return;
        throw new Error(`${route} ended ${deployment.data.state}: ${deployment.data.error?.message ?? ""}`);
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  async #control(method: "GET" | "PUT", artefact?: Json): Promise<unknown> {
    const live = await this.#api.request("GET", `/api/flows/${this.#flowId}/live?tenantId=${this.#tenantId}`);
    const { externalId } = liveSchema.parse(live.body);
    const response = await fetch(`${this.#api.sandboxUrl}/_control/${this.#dialect}/flows/${externalId}`, {
      method,
      ...(artefact === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(artefact) }),
    });
    if (!response.ok) throw new Error(`the sandbox answered ${response.status}: ${await response.text()}`);
    return method === "GET" ? response.json() : null;
  }
}

function normalisedHash(artefact: Json, dialect: string): string {
  const converter = findConverter(dialect);
  if (converter === undefined) throw new Error(`there is no dialect ${dialect}`);
  return hashJson(converter.normalise(artefact));
}

/** Changes one text or number somewhere in a document, such that callers could notice. */
export function edit(
  artefact: Json,
  { dialect, random }: { readonly dialect: string; readonly random: () => number },
): Json {
  const before = normalisedHash(artefact, dialect);
  for (;;) {
    const text = JSON.stringify(artefact);
    const leaves = [...text.matchAll(/:("(?:[^"\\]|\\.)*"|\d+)/gu)];
    const leaf = leaves[Math.floor(random() * leaves.length)];
    if (leaf?.[1] === undefined) continue;
    const from = leaf.index + 1;
    const value = leaf[1].startsWith('"') ? `"edited${Math.floor(random() * 1e6)}"` : String(Number(leaf[1]) + 1);
    const edited: Json = z.json().parse(JSON.parse(text.slice(0, from) + value + text.slice(from + leaf[1].length)));
    if (normalisedHash(edited, dialect) !== before && externalIdStays(artefact, edited)) return edited;
  }
}

/** Its own id is how a flow is found: another id would be another flow. */
function externalIdStays(before: Json, after: Json): boolean {
  const idsOf = (document: Json): string =>
    JSON.stringify(document)
      .match(/"(?:id|flowId)":"flow[^"]*"/gu)
      ?.join() ?? "";
  return idsOf(before) === idsOf(after);
}

/** Mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
