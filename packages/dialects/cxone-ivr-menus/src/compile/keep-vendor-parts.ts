// What the vendor has and a drawing cannot say must survive an edit. The drawing keeps the vendor's copy; here the three
// come together: `theirs` (that copy), `base` (what the drawing of that copy compiles to) and `ours` (what the present
// drawing compiles to). Whatever the drawing has not changed since (`ours` = `base`) stays as the vendor has it.
import { sameJson, type Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject } from "@tonegraph/vendor-kit";
import type { WireFlow } from "../wire.ts";

/** Three states of one value. */
export interface ThreeStates<Value> {
  readonly ours: Value;
  readonly base: Value;
  readonly theirs: Value;
}

/** Puts what only the vendor has into what the drawing says. */
export function keepVendorParts({ ours, base, theirs }: ThreeStates<JsonObject>): JsonObject {
  if (sameJson(ours, base)) return theirs;
  const merged = mergeObjects({
    ours: { ...ours, nodes: [] },
    base: { ...base, nodes: [] },
    theirs: { ...theirs, nodes: [] },
  });
  return { ...merged, nodes: mergeNodes({ ours: list(ours), base: list(base), theirs: list(theirs) }) };
}

/** The index of the menu that callers hear first, in the vendor's own order; −1 where there is none. */
export function entryMenuIndex(nodes: readonly Json[]): number {
  return nodes.findIndex((node) => isJsonObject(node) && node["type"] === "menu");
}

/** A compiled flow as plain JSON. */
export function asJson(flow: WireFlow): JsonObject {
  return { name: flow.name, description: flow.description, nodes: flow.nodes };
}

function mergeNodes({ ours, base, theirs }: ThreeStates<readonly Json[]>): Json[] {
  const entry = entryMenuIndex(theirs);
  const others = theirs.filter((_, index) => index !== entry);
  const [menu] = ours;
  if (menu === undefined) return others;
  const [former] = base;
  const copy = theirs[entry];
  const sameMenu = isJsonObject(menu) && isJsonObject(former) && isJsonObject(copy) && menu["id"] === former["id"];
  const merged = sameMenu ? mergeObjects({ ours: menu, base: former, theirs: copy }) : menu;
  return entry < 0 ? [merged, ...others] : theirs.map((node, index) => (index === entry ? merged : node));
}

function mergeObjects({ ours, base, theirs }: ThreeStates<JsonObject>): JsonObject {
  const onlyTheirs = Object.entries(theirs).filter(([name]) => !(name in ours) && !(name in base));
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
  if (isJsonObject(ours) && isJsonObject(base) && isJsonObject(theirs)) return mergeObjects({ ours, base, theirs });
  if (!Array.isArray(ours) || !Array.isArray(base) || !Array.isArray(theirs)) return ours;
  return ours.map((item) => {
    const former = withKeyOf(item, base);
    const copy = withKeyOf(item, theirs);
    return former && copy && isJsonObject(item) ? mergeObjects({ ours: item, base: former, theirs: copy }) : item;
  });
}

function withKeyOf(item: Json, among: readonly Json[]): JsonObject | undefined {
  if (!isJsonObject(item) || item["key"] === undefined) return undefined;
  return among.filter(isJsonObject).find((other) => other["key"] === item["key"]);
}

function list(flow: JsonObject): readonly Json[] {
  return Array.isArray(flow["nodes"]) ? flow["nodes"] : [];
}
