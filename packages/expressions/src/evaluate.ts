import { assertNever, type Json } from "@tonegraph/flow-model";
import { binaryOperations, unaryOperations } from "./apply-operator.ts";
import { variableOf, type EvaluationScope } from "./evaluation-scope.ts";
import { MAX_TREE_DEPTH, type Expression } from "./expression.ts";
import { functions } from "./functions/functions.ts";
import { literalOf } from "./values/literal-of.ts";
import { itemOf, memberOf } from "./values/member-of.ts";
import { truthy } from "./values/truthy.ts";

/**
 * The value of an expression. Total: it never throws, whatever the tree and the values; what has no answer is `null`.
 * Parts that are nested deeper than {@link MAX_TREE_DEPTH} are `null` too; no text of the language parses to such a tree.
 */
export function evaluate(tree: Expression, scope: EvaluationScope): Json {
  return valueOf(tree, scope, 1);
}

function valueOf(tree: Expression, scope: EvaluationScope, depth: number): Json {
  if (depth > MAX_TREE_DEPTH) return null;
  const part = (inner: Expression): Json => valueOf(inner, scope, depth + 1);
  switch (tree.kind) {
    case "literal":
      return literalOf(tree.value);
    case "variable":
      return variableOf(scope, tree.name);
    case "member":
      return memberOf(part(tree.object), tree.property);
    case "index":
      return itemOf(part(tree.object), part(tree.index));
    case "unary":
      return unaryOperations[tree.operator](part(tree.operand));
    case "binary":
      return binaryOperations[tree.operator](part(tree.left), part(tree.right));
    case "conditional":
      return part(truthy(part(tree.test)) ? tree.whenTrue : tree.whenFalse);
    case "call":
      return functions[tree.name](tree.arguments.map(part), scope);
    default:
      return assertNever(tree);
  }
}
