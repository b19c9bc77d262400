import type { Json } from "@tonegraph/flow-model";

/** Whether a value counts as true: everything but `null`, `false`, `0` and the empty text. Empty lists and objects do. */
export function truthy(value: Json): boolean {
  return value !== null && value !== false && value !== 0 && value !== "";
}
