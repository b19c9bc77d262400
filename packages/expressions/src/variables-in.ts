import type { Expression } from "./expression.ts";
import { partsOf } from "./parts-of.ts";

/** The names of the variables that an expression reads, sorted and without repeats. */
export function variablesIn(tree: Expression): readonly string[] {
  const names = new Set<string>();
  const open: Expression[] = [tree];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.kind === "variable") names.add(part.name);
    open.push(...partsOf(part));
  }
  return [...names].sort();
}
