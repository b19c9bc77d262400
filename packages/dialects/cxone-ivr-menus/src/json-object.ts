import type { Json } from "@tonegraph/flow-model";

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Whether a JSON value is an object (not an array, not null). */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy without these fields. */
export function withoutFields(value: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name)));
}
