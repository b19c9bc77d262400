import type { Json } from "@tonegraph/flow-model";

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
/** Longer digit strings are account and card numbers whose last digits a number cannot hold. */
const LONGEST_NUMBER = 17;

/**
 * The number that a value is taken for where a number is wanted: itself, or what a text of plain decimal digits reads as
 * ("18", "-2.5", "007"; callers' digits are texts). `null` for everything else, blanks and exponents included.
 */
export function readNumber(value: Json): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > LONGEST_NUMBER || !DECIMAL.test(value)) return null;
  return Number(value);
}
