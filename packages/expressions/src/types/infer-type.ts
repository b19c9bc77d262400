import { assertNever } from "@tonegraph/flow-model";
import { MAX_TREE_DEPTH, type Expression } from "../expression.ts";
import { eitherType, kindOf, typeOfKinds, unknownType, type ExpressionType } from "./expression-type.ts";
import { inferBinary } from "./infer-binary.ts";
import { inferCall } from "./infer-call.ts";
import { inferIndex, inferMember } from "./infer-member.ts";
import { canBeNumber, kindsBesideNull, namesOf, type Inferred } from "./inferred.ts";
import type { TypeFinding } from "./type-finding.ts";

/** What an expression is, and what in it cannot mean what was meant. */
export interface TypeInference {
  readonly type: ExpressionType;
  readonly findings: readonly TypeFinding[];
}

/**
 * What an expression's value may be, given what its variables may be; a variable without a type may be anything.
 * Sound: where variables keep to the kinds of their types, so does the value. Findings come from left to right.
 */
export function inferType(tree: Expression, types: Readonly<Record<string, ExpressionType>>): TypeInference {
  const findings: TypeFinding[] = [];
  const type = infer(tree, { types, findings }, 1).type;
  return { type, findings };
}

interface Inference {
  readonly types: Readonly<Record<string, ExpressionType>>;
  readonly findings: TypeFinding[];
}

function infer(tree: Expression, inference: Inference, depth: number): Inferred {
  return { tree, type: typeOf(tree, inference, depth) };
}

function typeOf(tree: Expression, inference: Inference, depth: number): ExpressionType {
  if (depth > MAX_TREE_DEPTH) return typeOfKinds("null");
  const { findings } = inference;
  const part = (inner: Expression): Inferred => infer(inner, inference, depth + 1);
  switch (tree.kind) {
    case "literal":
      return typeOfKinds(typeof tree.value === "number" && !Number.isFinite(tree.value) ? "null" : kindOf(tree.value));
    case "variable":
      return typeOfVariable(tree.name, inference);
    case "member":
      return inferMember(tree, part(tree.object), findings);
    case "index":
      return inferIndex(tree, { object: part(tree.object), index: part(tree.index) }, findings);
    case "unary":
      return inferUnary(tree, part(tree.operand), findings);
    case "binary":
      return inferBinary(tree, { left: part(tree.left), right: part(tree.right) }, findings);
    case "conditional":
      part(tree.test);
      return eitherType(part(tree.whenTrue).type, part(tree.whenFalse).type);
    case "call":
      return inferCall(tree, tree.arguments.map(part), findings);
    default:
      return assertNever(tree);
  }
}

function typeOfVariable(name: string, { types }: Inference): ExpressionType {
  return (Object.hasOwn(types, name) ? types[name] : undefined) ?? unknownType;
}

function inferUnary(
  tree: Extract<Expression, { kind: "unary" }>,
  operand: Inferred,
  findings: TypeFinding[],
): ExpressionType {
  if (tree.operator === "!") return typeOfKinds("boolean");
  if (!canBeNumber(operand))
    findings.push({ code: "notANumber", part: tree, params: { kinds: namesOf(kindsBesideNull(operand.type)) } });
  const { kinds } = operand.type;
  return kinds.length === 1 && kinds[0] === "number" ? typeOfKinds("number") : typeOfKinds("number", "null");
}
