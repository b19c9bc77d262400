import { assertNever } from "@tonegraph/flow-model";
import type { Expression } from "./expression.ts";

/** The expressions that an expression is directly made of, from left to right. */
export function partsOf(tree: Expression): readonly Expression[] {
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
