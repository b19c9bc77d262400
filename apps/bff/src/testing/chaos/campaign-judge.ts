// What a vendor holds for a flow, compared with what should be live there.
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { hashJson, type Json } from "@tonegraph/flow-model";
import { z } from "zod";
import { MENU_KEYS, menuWithKey, type MenuKey } from "../menu-with-key.ts";
import { labTenant } from "../lab-tenant.ts";
import type { ChaosPlace } from "./places.ts";

const flowsSchema = z.object({ flows: z.array(z.object({ id: z.string(), artefact: z.json() })) });
const namedSchema = z.union([
  z.object({ main: z.object({ name: z.string() }) }).transform(({ main }) => main.name),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);

/** The name in a vendor's document; null where it has none. */
export function nameIn(document: unknown): string | null {
  return namedSchema.safeParse(document).data ?? null;
}

/** What is wrong with what the vendor holds for a place: there must be one flow in service, with this key's content, or any of ours. */
export async function heldFaults(place: ChaosPlace, sandboxUrl: string, key?: MenuKey): Promise<string[]> {
  const { descriptor, name } = place;
  const response = await fetch(`${sandboxUrl}/_control/${descriptor.id}/flows`);
  const { flows } = flowsSchema.parse(await response.json());
  const own = flows.filter(({ artefact }) => nameIn(artefact) === vendorName(place));
  const inService = own.filter(
    ({ artefact }) =>
      descriptor.capabilities.versioning !== "newFlow" || JSON.stringify(artefact).includes('"status":"ACTIVE"'),
  );
  const where = `${descriptor.id} ${name}`;
  const [held] = inService;
  if (held === undefined) return [`wrong: ${where} is not at the vendor`];
  if (inService.length > 1) return [`duplicate: ${where} is at the vendor ${inService.length} times`];
  const present = contentOf(held.artefact, descriptor.id);
  if (key !== undefined) {
    if (present === contentFor(place, key)) return [];
    const older = MENU_KEYS.find((other) => present === contentFor(place, other));
    return [
      older === undefined ? `wrong: ${where} holds something else` : `stale: ${where} holds ${older}, not ${key}`,
    ];
  }
  const isOurs = MENU_KEYS.some((any) => present === contentFor(place, any));
  return isOurs ? [] : [`wrong: ${where} holds none of its versions`];
}

/** The flow's name as the dialect writes it. */
function vendorName(place: ChaosPlace): string | null {
  return nameIn(compiled(place, "2"));
}

function contentFor(place: ChaosPlace, key: MenuKey): string {
  return contentOf(compiled(place, key), place.descriptor.id);
}

function compiled({ descriptor, flowId, name }: ChaosPlace, key: MenuKey): Json {
  const flow = { ...menuWithKey(key, descriptor.profile), id: flowId, name };
  const { settings } = labTenant("http://sandbox.test", descriptor.id);
  return converterOf(descriptor.id).compile(flow, { settings }).artefact;
}

function contentOf(artefact: Json, dialect: string): string {
  return hashJson(converterOf(dialect).normalise(artefact));
}

function converterOf(dialect: string) {
  const converter = findConverter(dialect);
  if (converter === undefined) throw new Error(`there is no dialect ${dialect}`);
  return converter;
}
