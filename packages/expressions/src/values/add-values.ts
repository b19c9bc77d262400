import type { Json } from "@tonegraph/flow-model";
import { MAX_TEXT_LENGTH, printValue } from "./print-value.ts";

/**
 * What `+` gives: the sum of two numbers, or texts one behind the other where at least one of the two is text. `null` for
 * any other two, for a sum that is no finite number, and for a text that would be longer than a million units.
 */
export function addValues(left: Json, right: Json): Json {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    return Number.isFinite(sum) ? sum : null;
  }
  if (typeof left !== "string" && typeof right !== "string") return null;
  const head = printValue(left);
  const tail = printValue(right);
  return head.length + tail.length <= MAX_TEXT_LENGTH ? head + tail : null;
}
