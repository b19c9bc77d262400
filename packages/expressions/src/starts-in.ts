import type { Expression } from "./expression.ts";
import { partsOf } from "./parts-of.ts";

/** Texts, numbers, and names with the dot before them where they are names of members. */
const TOKENS =
  /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\.?\d[\d.]*(?:[eE][+-]?\d+)?|(?:\.\s*)?[A-Za-z$_\u0080-\uFFFF][\w$\u0080-\uFFFF]*/g;

/**
 * Where the parts of a parsed expression stand in its text, in UTF-16 units: where the first name or literal of a part begins.
 * Made when something is to be shown, so that trees stay plain data without positions.
 */
export function startsIn(text: string, tree: Expression): ReadonlyMap<Expression, number> {
  const places = leafPlaces(text);
  const starts = new Map<Expression, number>();
  let next = 0;
  const open: { readonly part: Expression; readonly visited: boolean }[] = [{ part: tree, visited: false }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { part, visited } = top;
    const inner = partsOf(part);
    if (visited) {
      const first = inner[0];
      if (first) starts.set(part, starts.get(first) ?? 0);
      continue;
    }
    if (inner.length === 0 || part.kind === "call") starts.set(part, places[next++] ?? 0);
    if (part.kind !== "call") open.push({ part, visited: true });
    for (const each of inner.toReversed()) open.push({ part: each, visited: false });
  }
  return starts;
}

/** Where the names of variables and functions and the literals begin, from left to right. */
function leafPlaces(text: string): readonly number[] {
  return [...text.matchAll(TOKENS)].filter(([token]) => !/^\.\s*[^\d\s]/.test(token)).map(({ index }) => index);
}
