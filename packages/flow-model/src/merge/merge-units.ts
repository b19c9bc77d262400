import type { JsonLike } from "../json.ts";
import { sameJson } from "../same-json.ts";
import { SETTINGS, splitKey, type Entities } from "./flow-entities.ts";
import { MERGE_SIDES, type MergeSide } from "./merge-side.ts";
import { ORDER, portOfPart } from "./node-parts.ts";

/** What is chosen from one side or the other: a part of a thing, or a whole thing where one side has none. */
export interface MergeUnit {
  readonly entity: string;
  /** null: the whole thing. */
  readonly part: string | null;
  /** What people choose about; several units may belong to one choice. */
  readonly choice: string;
  readonly values: Readonly<Record<MergeSide, JsonLike | undefined>>;
}

/** `same`: nothing to decide. `ours`, `theirs`: only that side changed it. `both`: each changed it in its own way. */
export type UnitState = "same" | "ours" | "theirs" | "both";

/** Who changed what a unit is about. */
export function stateOf({ values: { base, ours, theirs } }: MergeUnit): UnitState {
  if (sameJson(ours, theirs)) return "same";
  if (sameJson(base, theirs)) return "ours";
  return sameJson(base, ours) ? "theirs" : "both";
}

/** Everything that any of the three has, thing by thing. */
export function unitsOf(sides: Readonly<Record<MergeSide, Entities>>): MergeUnit[] {
  const keys = new Set(
    ["theirs" as const, "ours" as const, "base" as const].flatMap((side) => [...sides[side].keys()]),
  );
  return [...keys].flatMap((entity) =>
    isShared(entity, sides) ? partUnits(entity, sides) : [wholeUnit(entity, sides)],
  );
}

/** Things that are there or not are one choice, unless all three have them; settings are always there. */
function isShared(entity: string, sides: Readonly<Record<MergeSide, Entities>>): boolean {
  return entity === SETTINGS || MERGE_SIDES.every((side) => sides[side].has(entity));
}

function wholeUnit(entity: string, sides: Readonly<Record<MergeSide, Entities>>): MergeUnit {
  const value = (side: MergeSide): JsonLike | undefined => {
    const parts = sides[side].get(entity);
    return parts === undefined ? undefined : Object.fromEntries(parts);
  };
  return {
    entity,
    part: null,
    choice: entity,
    values: { base: value("base"), ours: value("ours"), theirs: value("theirs") },
  };
}

function partUnits(entity: string, sides: Readonly<Record<MergeSide, Entities>>): MergeUnit[] {
  const parts = new Set(MERGE_SIDES.toReversed().flatMap((side) => [...(sides[side].get(entity)?.keys() ?? [])]));
  return [...parts].map((part) => {
    const value = (side: MergeSide): JsonLike | undefined => sides[side].get(entity)?.get(part);
    const values = { base: value("base"), ours: value("ours"), theirs: value("theirs") };
    const [kind] = splitKey(entity);
    const port = kind === "node" || kind === "stray" ? portOfPart(part) : null;
    const choice = port === null ? `${entity}/${part}` : `${entity}/port:${port}`;
    return { entity, part, choice, values };
  });
}

/** Whether a unit is the order of a list, which is put together of both sides instead of being chosen. */
export function isOrder({ part }: MergeUnit): boolean {
  return part === ORDER || part?.startsWith("order:") === true;
}

/** Ours, with what only they have at the end. */
export function joinedOrder({ ours, theirs }: MergeUnit["values"]): JsonLike {
  const [kept, more] = [ours, theirs].map((order) => (Array.isArray(order) ? order.map(String) : []));
  return [...new Set([...(kept ?? []), ...(more ?? [])])];
}
