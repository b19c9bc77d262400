import { sameJson, type Json } from "@tonegraph/flow-model";
import { readNumber } from "./read-number.ts";

/** What `==` says: the same type and value, whatever the order of names; a number also equals a text that reads as it. */
export function sameValue(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (typeof left === "number") return typeof right === "string" && left === readNumber(right);
  if (typeof right === "number") return typeof left === "string" && right === readNumber(left);
  return typeof left === "object" && typeof right === "object" && sameJson(left, right);
}
