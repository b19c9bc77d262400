import { assertNever, type Json } from "@tonegraph/flow-model";
import { binaryOperations, unaryOperations } from "./apply-operator.ts";
import { variableOf, type EvaluationScope } from "./evaluation-scope.ts";
import { MAX_TREE_DEPTH, type BinaryOperator, type Expression } from "./expression.ts";
import { functions } from "./functions/functions.ts";
import { literalOf } from "./values/literal-of.ts";
import { itemOf, memberOf } from "./values/member-of.ts";
import { truthy } from "./values/truthy.ts";

/** An expression made ready to be worked out many times. Gives what `evaluate` gives, and never throws. */
export type CompiledExpression = (scope: EvaluationScope) => Json;

/** Makes an expression ready: closures over its tree, so that nothing is looked up twice. No code is generated. */
export function compileExpression(tree: Expression): CompiledExpression {
  return compile(tree, 1);
}

function compile(tree: Expression, depth: number): CompiledExpression {
  if (depth > MAX_TREE_DEPTH) return () => null;
  const part = (inner: Expression): CompiledExpression => compile(inner, depth + 1);
  switch (tree.kind) {
    case "literal": {
      const value = literalOf(tree.value);
      return () => value;
    }
    case "variable":
      return (scope) => variableOf(scope, tree.name);
    case "member": {
      const object = part(tree.object);
      return (scope) => memberOf(object(scope), tree.property);
    }
    case "index":
      return compilePair(itemOf, part(tree.object), part(tree.index));
    case "unary": {
      const [operation, operand] = [unaryOperations[tree.operator], part(tree.operand)];
      return (scope) => operation(operand(scope));
    }
    case "binary":
      return compileBinary(tree.operator, part(tree.left), part(tree.right));
    case "conditional": {
      const [test, whenTrue, whenFalse] = [part(tree.test), part(tree.whenTrue), part(tree.whenFalse)];
      return (scope) => (truthy(test(scope)) ? whenTrue(scope) : whenFalse(scope));
    }
    case "call": {
      const [body, values] = [functions[tree.name], tree.arguments.map(part)];
      return (scope) =>
        body(
          values.map((value) => value(scope)),
          scope,
        );
    }
    default:
      return assertNever(tree);
  }
}

/** `&&` and `||` leave their right side alone where the left one decides; nobody but the clock can tell. */
function compileBinary(
  operator: BinaryOperator,
  left: CompiledExpression,
  right: CompiledExpression,
): CompiledExpression {
  if (operator === "&&") return (scope) => truthy(left(scope)) && truthy(right(scope));
  if (operator === "||") return (scope) => truthy(left(scope)) || truthy(right(scope));
  return compilePair(binaryOperations[operator], left, right);
}

function compilePair(
  operation: (left: Json, right: Json) => Json,
  left: CompiledExpression,
  right: CompiledExpression,
): CompiledExpression {
  return (scope) => operation(left(scope), right(scope));
}
