import type { Expression } from "../expression.ts";
import { readNumber } from "../values/read-number.ts";
import type { ExpressionType, ValueKind } from "./expression-type.ts";

/** A part of an expression with what it may be. */
export interface Inferred {
  readonly tree: Expression;
  readonly type: ExpressionType;
}

/**
 * The kinds that count when two values are held against one another: anything may be `null` for want of a value, so that
 * `null` counts only where nothing else is possible.
 */
export function kindsBesideNull({ kinds }: ExpressionType): readonly ValueKind[] {
  const others = kinds.filter((kind) => kind !== "null");
  return others.length === 0 ? kinds : others;
}

/** Whether a value may count as a number: a number, or a text that may read as one. */
export function canBeNumber({ tree, type }: Inferred): boolean {
  if (tree.kind === "literal") return readNumber(tree.value) !== null;
  return type.kinds.includes("number") || type.kinds.includes("string");
}

/** Kinds as findings name them. */
export function namesOf(kinds: readonly ValueKind[]): string {
  return kinds.join(", ");
}
