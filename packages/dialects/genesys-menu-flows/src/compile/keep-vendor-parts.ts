// What the vendor has and a drawing cannot say must survive an edit. The drawing keeps the vendor's copy; here the three
// come together: `theirs` (that copy), `base` (what the drawing of that copy compiles to) and `ours` (what the present
// drawing compiles to). Whatever the drawing has not changed since (`ours` = `base`) stays as the vendor has it.
import { sameJson, type Json } from "@tonegraph/flow-model";
import { isJsonObject, withoutFields, type JsonObject } from "@tonegraph/vendor-kit";
import { OUR_FIELDS } from "../wire.ts";

/** Three states of one value. */
export interface ThreeStates<Value> {
  readonly ours: Value;
  readonly base: Value;
  readonly theirs: Value;
}

/** Puts what only the vendor has into what the drawing says. */
export function keepVendorParts(states: ThreeStates<JsonObject>): JsonObject {
  const { ours, base, theirs } = states;
  if (sameJson(ours, base)) return theirs;
  const merged = mergeObjects({
    ours: withoutFields(ours, OUR_FIELDS),
    base: withoutFields(base, OUR_FIELDS),
    theirs: withoutFields(theirs, OUR_FIELDS),
  });
  return { ...merged, ...keptOf("phrases", states, merged), ...keptOf("targets", states, merged) };
}

/** Phrases and kinds follow the ids that the merged flow names: ours first, the vendor's copy where only it has them. */
function keptOf(
  field: (typeof OUR_FIELDS)[number],
  { ours, theirs }: ThreeStates<JsonObject>,
  flow: JsonObject,
): JsonObject {
  const named = stringsIn(flow);
  const byIdentity = new Map<string, Json>();
  for (const item of [...list(ours[field]), ...list(theirs[field])])
    if (
      isJsonObject(item) &&
      typeof item["id"] === "string" &&
      named.has(item["id"]) &&
      !byIdentity.has(identityOf(item))
    )
      byIdentity.set(identityOf(item), item);
  return byIdentity.size === 0 ? {} : { [field]: [...byIdentity.values()] };
}

function mergeObjects({ ours, base, theirs }: ThreeStates<JsonObject>): JsonObject {
  const onlyTheirs = Object.entries(theirs).filter(
    ([name]) => !Object.hasOwn(ours, name) && !Object.hasOwn(base, name),
  );
  const present = Object.entries(ours).map(([name, value]): [string, Json] => {
    const former = base[name];
    const copy = theirs[name];
    return [
      name,
      former === undefined || copy === undefined ? value : mergeValues({ ours: value, base: former, theirs: copy }),
    ];
  });
  return Object.fromEntries([...present, ...onlyTheirs]);
}

function mergeValues({ ours, base, theirs }: ThreeStates<Json>): Json {
  if (sameJson(ours, base)) return theirs;
  if (isJsonObject(ours) && isJsonObject(base) && isJsonObject(theirs))
    return identityOf(ours) === identityOf(base) ? mergeObjects({ ours, base, theirs }) : ours;
  if (!Array.isArray(ours) || !Array.isArray(base) || !Array.isArray(theirs)) return ours;
  const merged = ours.map((item): Json => {
    const former = likeIn(item, base);
    const copy = likeIn(item, theirs);
    return former && copy && isJsonObject(item) ? mergeObjects({ ours: item, base: former, theirs: copy }) : item;
  });
  // What the drawing never had: menus that no key leads to, steps of other types.
  const onlyTheirs = theirs.filter((item) => likeIn(item, ours) === undefined && likeIn(item, base) === undefined);
  return [...merged, ...onlyTheirs];
}

function likeIn(item: Json, among: readonly Json[]): JsonObject | undefined {
  if (!isJsonObject(item)) return undefined;
  return among.filter(isJsonObject).find((other) => identityOf(other) === identityOf(item));
}

function identityOf(item: JsonObject): string {
  return JSON.stringify([item["id"] ?? null, item["key"] ?? null, item["locale"] ?? null]);
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function stringsIn(value: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "string") found.add(next);
    else if (typeof next === "object" && next !== null) pending.push(...Object.values(next));
  }
  return found;
}
