import { jsonSchema, type Json } from "@tonegraph/flow-model";

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Whether a JSON value is an object (not an array, not null). */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy without these fields. */
export function withoutFields<Value extends Json>(
  value: Readonly<Record<string, Value>>,
  fields: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name)));
}

/** The JSON of an answer's or a request's body, or undefined where the text is none. */
export function readJson(text: string): Json | undefined {
  try {
    return jsonSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
