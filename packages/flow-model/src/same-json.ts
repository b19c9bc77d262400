import { canonicalJson } from "./canonical/canonical-json.ts";
import type { JsonLike } from "./json.ts";

/** Whether two values are the same JSON, whatever the order of their keys. */
export function sameJson(left: JsonLike | undefined, right: JsonLike | undefined): boolean {
  if (left === right) return true;
  return left !== undefined && right !== undefined && canonicalJson(left) === canonicalJson(right);
}
