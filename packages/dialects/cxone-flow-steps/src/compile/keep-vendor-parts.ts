// What the vendor has and a drawing cannot say must survive an edit. Three states come together, with relative ids:
// `theirs` (the vendor's copy), `base` (what the drawing of that copy compiles to) and `ours` (what the present drawing
// compiles to). Whatever the drawing has not changed since (`ours` = `base`) stays as the vendor has it.
import { sameJson, type Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject } from "@tonegraph/vendor-kit";
import type { LooseBundle } from "../flow-ids.ts";

/** Three states of one value. */
export interface ThreeStates<Value> {
  readonly ours: Value;
  readonly base: Value;
  readonly theirs: Value;
}

/** Puts what only the vendor has into what the drawing says. */
export function keepVendorParts({ ours, base, theirs }: ThreeStates<LooseBundle>): LooseBundle {
  const main = mergeObjects({ ours: ours.main, base: base.main, theirs: theirs.main });
  const subFlows = mergeLists({ ours: ours.subFlows, base: base.subFlows, theirs: theirs.subFlows }, "id");
  return { main, subFlows: subFlows.filter(isJsonObject) };
}

function mergeObjects({ ours, base, theirs }: ThreeStates<JsonObject>): JsonObject {
  if (sameJson(ours, base)) return theirs;
  // A step of another type is another step: nothing of the former one fits it.
  if (ours["type"] !== undefined && base["type"] !== ours["type"]) return ours;
  const onlyTheirs = Object.entries(theirs).filter(
    ([name]) => !Object.hasOwn(ours, name) && !Object.hasOwn(base, name),
  );
  const present = Object.entries(ours).flatMap(([name, value]): [string, Json][] => {
    const merged = mergeValues({ ours: value, base: base[name], theirs: theirs[name] });
    return merged === undefined ? [] : [[name, merged]];
  });
  return Object.fromEntries([...present, ...onlyTheirs]);
}

interface MaybeStates {
  readonly ours: Json;
  readonly base: Json | undefined;
  readonly theirs: Json | undefined;
}

function mergeValues({ ours, base, theirs }: MaybeStates): Json | undefined {
  if (base === undefined) return ours;
  if (sameJson(ours, base)) return theirs;
  if (theirs === undefined) return ours;
  if (isJsonObject(ours) && isJsonObject(base) && isJsonObject(theirs)) return mergeObjects({ ours, base, theirs });
  if (!Array.isArray(ours) || !Array.isArray(base) || !Array.isArray(theirs)) return ours;
  const name = ["id", "key", "language"].find((field) => [ours, base, theirs].every((list) => isNamedBy(list, field)));
  return name === undefined ? ours : mergeLists({ ours, base, theirs }, name);
}

/** In the drawing's order; what only the vendor has follows. */
function mergeLists({ ours, base, theirs }: ThreeStates<readonly Json[]>, name: string): Json[] {
  const [present, former, copies] = [ours, base, theirs].map((list) => byName(list, name));
  const merged = ours.map((item) => {
    if (!isJsonObject(item)) return item;
    const [before, copy] = [former, copies].map((list) => list?.get(nameIn(item, name)));
    return before && copy ? mergeObjects({ ours: item, base: before, theirs: copy }) : item;
  });
  const onlyTheirs = theirs.filter((item) => {
    const id = nameIn(item, name);
    return isJsonObject(item) && !present?.has(id) && !former?.has(id);
  });
  return [...merged, ...onlyTheirs];
}

function byName(list: readonly Json[], name: string): ReadonlyMap<string, JsonObject> {
  // Of several with one name the first counts.
  return new Map(
    list
      .filter(isJsonObject)
      .toReversed()
      .map((item) => [nameIn(item, name), item]),
  );
}

function nameIn(item: Json, name: string): string {
  return JSON.stringify((isJsonObject(item) ? item[name] : undefined) ?? null);
}

function isNamedBy(list: readonly Json[], field: string): boolean {
  const names = list.map((item) => (isJsonObject(item) ? item[field] : undefined));
  return names.every((value) => typeof value === "string") && new Set(names).size === names.length;
}
