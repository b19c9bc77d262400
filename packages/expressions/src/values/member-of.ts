import type { Json } from "@tonegraph/flow-model";
import { printValue } from "./print-value.ts";
import { readNumber } from "./read-number.ts";

/** A member of an object by its name; `null` where there is none. Only its own data: never what a prototype has. */
export function memberOf(value: Json, name: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** What stands at an index: an item of a list (the first is 0), or a member of an object; `null` where nothing does. */
export function itemOf(value: Json, index: Json): Json {
  if (!Array.isArray(value))
    return typeof index === "string" || typeof index === "number" ? memberOf(value, printValue(index)) : null;
  const place = readNumber(index);
  return place !== null && Number.isInteger(place) && place >= 0 ? (value[place] ?? null) : null;
}
