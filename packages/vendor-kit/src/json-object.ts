import { jsonSchema, type Json } from "@tonegraph/flow-model";

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Whether a JSON value is an object (not an array, not null). */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of a list in it; what is none counts as empty, and no list has none. */
export function objectsIn(whole: Json, name: string): readonly JsonObject[] {
  const list = isJsonObject(whole) ? whole[name] : undefined;
  return Array.isArray(list) ? list.map((item) => (isJsonObject(item) ? item : {})) : [];
}

/** A text in it; undefined where there is none. */
export function textIn(whole: JsonObject, name: string): string | undefined {
  const text = whole[name];
  return typeof text === "string" ? text : undefined;
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
