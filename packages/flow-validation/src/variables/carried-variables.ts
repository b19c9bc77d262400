import type { Expression, FunctionName } from "@tonegraph/expressions";

/** Functions whose answer tells nothing of the text they are given but its length or form. */
const TELLS_LITTLE: ReadonlySet<FunctionName> = new Set<FunctionName>(["length", "validateE164", "now"]);

/**
 * The variables whose own text (or a part of it) can be in the value of an expression, without repeats. Comparisons carry
 * nothing, and neither do the functions of `stops`: what has gone through one of these is something else.
 */
export function carriedVariables(tree: Expression, stops: readonly FunctionName[] = []): ReadonlySet<string> {
  const names = new Set<string>();
  const open: Expression[] = [tree];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.kind === "variable") names.add(part.name);
    open.push(...carryingParts(part, stops));
  }
  return names;
}

function carryingParts(tree: Expression, stops: readonly FunctionName[]): readonly Expression[] {
  switch (tree.kind) {
    case "member":
    case "index":
      return [tree.object];
    case "unary":
      return tree.operator === "-" ? [tree.operand] : [];
    case "binary":
      return tree.operator === "+" ? [tree.left, tree.right] : [];
    case "conditional":
      return [tree.whenTrue, tree.whenFalse];
    case "call":
      return TELLS_LITTLE.has(tree.name) || stops.includes(tree.name) ? [] : tree.arguments;
    default:
      return [];
  }
}
