import type { Json } from "@tonegraph/flow-model";
import { readNumber } from "./read-number.ts";

/**
 * Below zero where `left` comes before `right`, 0 where neither does, above zero where it comes after; `null` where the two
 * have no order. Two texts are ordered by their UTF-16 units, as ISO instants are; a number with a text as two numbers.
 */
export function compareValues(left: Json, right: Json): number | null {
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : Number(left > right);
  const a = readNumber(left);
  const b = readNumber(right);
  return a === null || b === null ? null : a - b;
}
