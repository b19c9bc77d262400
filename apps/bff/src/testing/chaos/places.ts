// Tenants and flows of the campaigns, made over HTTP as a person's browser would.
import { descriptors } from "@tonegraph/dialect-catalogue";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { labTenant } from "../lab-tenant.ts";
import { menuWithKey, type MenuKey } from "../menu-with-key.ts";
import type { Ask } from "./balanced-ask.ts";

/** A flow and the tenant that it is published to. */
export interface ChaosPlace {
  readonly descriptor: DialectDescriptor;
  readonly tenantId: string;
  readonly flowId: string;
  /** The flow's name, which no other place has. */
  readonly name: string;
}

const idSchema = z.object({ id: z.string() });

/** A tenant of a dialect that leads to this address. */
export async function addTenant(ask: Ask, vendorUrl: string, dialect: string): Promise<string> {
  const answer = await ask({ method: "POST", path: "/api/tenants", body: labTenant(vendorUrl, dialect) });
  return idSchema.parse(answer.body).id;
}

/** A flow that the dialect carries, with `key` for technical support. */
export async function addFlow(ask: Ask, name: string, descriptor: DialectDescriptor): Promise<string> {
  const { id: _id, ...flow } = menuWithKey("2", descriptor.profile);
  const answer = await ask({ method: "POST", path: "/api/flows", body: { ...flow, name } });
  return idSchema.parse(answer.body).id;
}

/** So many flows, spread evenly over the tenants, of which each dialect has one, or as many as is said. */
export async function addPlaces(
  ask: Ask,
  { vendorUrl, count, dialects = descriptors, tenantsOfEach = 1 }: PlacesWanted,
): Promise<ChaosPlace[]> {
  const wanted = Array.from({ length: tenantsOfEach }, () => dialects).flat();
  const tenants = await Promise.all(
    wanted.map(async (descriptor) => ({ descriptor, tenantId: await addTenant(ask, vendorUrl, descriptor.id) })),
  );
  const places: ChaosPlace[] = [];
  for (let index = 0; index < count; index += 1) {
    const tenant = tenants[index % tenants.length];
    if (tenant === undefined) break;
    const name = `Campaign ${index}`;
    places.push({ ...tenant, name, flowId: await addFlow(ask, name, tenant.descriptor) });
  }
  return places;
}

interface PlacesWanted {
  readonly vendorUrl: string;
  readonly count: number;
  readonly dialects?: readonly DialectDescriptor[];
  readonly tenantsOfEach?: number;
}

/** Makes the draft the one with this key, whoever saved it meanwhile. */
export async function saveDraft(ask: Ask, place: ChaosPlace, key: MenuKey): Promise<void> {
  const { flowId, name, descriptor } = place;
  const path = `/api/flows/${flowId}`;
  const body = { ...menuWithKey(key, descriptor.profile), id: flowId, name };
  for (;;) {
    const { headers } = await ask({ path });
    const saved = await ask({ method: "PUT", path, body, headers: { "if-match": headers.get("etag") ?? "" } });
    if (saved.status === 200) return;
    // The answer to an earlier attempt may have been lost after it was saved.
    if (saved.status !== 412) throw new Error(`not saved: ${JSON.stringify(saved.body)}`);
  }
}
