import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";
import { isJsonObject, type JsonObject } from "../json-object.ts";

/** An artefact into which secrets were put, each a text that is nowhere else. */
export interface PlantedSecrets {
  readonly artefact: Json;
  readonly canaries: readonly string[];
}

type Plant = (canary: string) => JsonObject;

const NAMES = [
  "password",
  "clientSecret",
  "api_key",
  "X-Api-Key",
  "access_token",
  "Authorization",
  "sharedSecret",
  "private-key",
];
const SHAPES: readonly ((canary: string) => string)[] = [
  (canary) => `https://me:${canary}@crm.example/v1`,
  (canary) => `https://${canary}@crm.example/`,
  (canary) => `https://crm.example/?q={{ani}}&api_key=${canary}&page=2`,
  (canary) => `https://crm.example/?key=${canary}`,
  (canary) => JSON.stringify({ user: "me", password: canary }),
  (canary) => JSON.stringify({ inner: JSON.stringify({ token: `${canary}"x` }) }),
  (canary) => `{"a": {{ani}}, "secret": "${canary}"}`,
  (canary) => `grant_type=x&client_secret=${canary}`,
  (canary) => `<login><password>${canary}</password></login>`,
  (canary) => `{{ani}} == '1' && {{password}} == '${canary}'`,
  (canary) => `Bearer ${canary}`,
  (canary) => `Basic ${canary}==`,
  (canary) => `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`,
  (canary) => `eyJ${canary}.eyJzdWIiOiIxIn0.c2ln`,
];
const plant: fc.Arbitrary<Plant> = fc.oneof(
  fc.constantFrom(...NAMES).map((name): Plant => (canary) => ({ [name]: canary })),
  fc.constantFrom("X-Auth", "X-Key", "Ocp-Apim-Subscription-Key", "Authorization").map((name): Plant => (canary) => ({
    headers: { Accept: "*/*", [name]: canary },
  })),
  fc.constant<Plant>((canary) => ({ headers: [{ name: "X-Key", value: canary }] })),
  fc.constant<Plant>((canary) => ({ credentials: { deep: ["plain", { more: canary }] } })),
  fc.constantFrom(...SHAPES).map((shape): Plant => (canary) => ({ xNote: shape(canary) })),
);
const shape = fc.constantFrom(...SHAPES);
const canary = fc
  .integer({ min: 0, max: 0xffffffff })
  .map((number) => `cAnArY9${number.toString(16).padStart(8, "0")}Z`);

/** Any of these artefacts, with secrets as further fields of its objects and in the place of its texts. */
export function plantedSecrets(artefacts: fc.Arbitrary<Json>): fc.Arbitrary<PlantedSecrets> {
  const planted = fc.array(fc.tuple(plant, canary, fc.nat(200)), { minLength: 1, maxLength: 3 });
  const replaced = fc.array(fc.tuple(shape, canary, fc.nat(200)), { maxLength: 2 });
  return fc.tuple(artefacts, planted, replaced).map(([source, plants, shapes]) => {
    const artefact: Json = JSON.parse(JSON.stringify(source));
    const canaries: string[] = [];
    const objects = objectsIn(artefact);
    const texts = objects.flatMap((object) =>
      Object.entries(object).flatMap(([name, value]) => (isFree(name, value) ? [{ object, name }] : [])),
    );
    for (const [form, secret, at] of shapes) {
      const place = texts[at % Math.max(1, texts.length)];
      if (place === undefined) continue;
      place.object[place.name] = form(secret);
      canaries.push(secret);
    }
    for (const [form, secret, at] of plants) {
      Object.assign(objects[at % Math.max(1, objects.length)] ?? {}, form(secret));
      if (objects.length > 0) canaries.push(secret);
    }
    return { artefact, canaries };
  });
}

// What others refer to by its text is no place for a secret, and neither is what the vendor lists the values of.
function isFree(name: string, value: Json): boolean {
  return (
    typeof value === "string" && !/id$|^(type|key|language|locale|method|action|status|flowType|condition)$/i.test(name)
  );
}

function objectsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isJsonObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
