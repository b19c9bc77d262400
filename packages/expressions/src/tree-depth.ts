import type { Expression } from "./expression.ts";
import { partsOf } from "./parts-of.ts";

/** Whether a tree is nested deeper than a limit. Walks with a stack of its own, so that depth itself is no danger. */
export function isDeeperThan(tree: Expression, limit: number): boolean {
  const open: { readonly part: Expression; readonly depth: number }[] = [{ part: tree, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, depth } = next;
    if (depth > limit) return true;
    for (const inner of partsOf(part)) open.push({ part: inner, depth: depth + 1 });
  }
  return false;
}
