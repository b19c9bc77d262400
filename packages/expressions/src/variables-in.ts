import { assertNever } from "@tonegraph/flow-model";
import type { Expression } from "./expression.ts";

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

function partsOf(tree: Expression): readonly Expression[] {
  switch (tree.kind) {
    case "literal":
    case "variable":
      return [];
    case "member":
      return [tree.object];
    case "index":
      return [tree.object, tree.index];
    case "unary":
      return [tree.operand];
    case "binary":
      return [tree.left, tree.right];
    case "conditional":
      return [tree.test, tree.whenTrue, tree.whenFalse];
    case "call":
      return tree.arguments;
    default:
      return assertNever(tree);
  }
}
