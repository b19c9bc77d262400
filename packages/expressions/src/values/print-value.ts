import { canonicalJson, type Json } from "@tonegraph/flow-model";

/** The longest text that an expression or a template makes, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 1_000_000;

/** A value as text, as templates and `+` write it: `null` as nothing, lists and objects as JSON with sorted names. */
export function printValue(value: Json): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  return typeof value === "object" ? canonicalJson(value) : String(value);
}
