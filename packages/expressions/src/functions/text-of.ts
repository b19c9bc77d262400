import type { Json } from "@tonegraph/flow-model";

/** The text that a function of text is given: numbers and booleans as they are written, nothing for null, lists and objects. */
export function textOf(value: Json): string | null {
  if (typeof value === "string") return value;
  return value === null || typeof value === "object" ? null : String(value);
}
