import type { Expression } from "../expression.ts";
import { typeOfKinds, type ExpressionType, type ValueKind } from "./expression-type.ts";
import { canBeNumber, kindsBesideNull, namesOf, type Inferred } from "./inferred.ts";
import type { TypeFinding } from "./type-finding.ts";

interface Sides {
  readonly left: Inferred;
  readonly right: Inferred;
}
type Binary = Extract<Expression, { kind: "binary" }>;

/** The type of two values with an operator between them; what cannot be meant goes to `findings`. */
export function inferBinary(tree: Binary, sides: Sides, findings: TypeFinding[]): ExpressionType {
  const note = (code: TypeFinding["code"]): void => {
    const [left, right] = [kindsBesideNull(sides.left.type), kindsBesideNull(sides.right.type)];
    findings.push({
      code,
      part: tree,
      params: { operator: tree.operator, left: namesOf(left), right: namesOf(right) },
    });
  };
  switch (tree.operator) {
    case "==":
    case "!=":
      if (!canBeEqual(sides)) note("neverEqual");
      return typeOfKinds("boolean");
    case "<":
    case "<=":
    case ">":
    case ">=":
      if (!canBeOrdered(sides)) note("notOrdered");
      return typeOfKinds("boolean");
    case "+":
      if (!canBeAdded(sides)) note("notAdded");
      else if (joinsText(sides.left, sides.right) || joinsText(sides.right, sides.left)) note("joinsText");
      return typeOfSum(sides);
    default:
      return typeOfKinds("boolean");
  }
}

function canBeEqual({ left, right }: Sides): boolean {
  if (isNull(left) || isNull(right)) return true;
  const kinds = kindsBesideNull(left.type);
  return (
    kindsBesideNull(right.type).some((kind) => kinds.includes(kind)) ||
    (mayBe(left, "number") && canBeNumber(right)) ||
    (mayBe(right, "number") && canBeNumber(left))
  );
}

function canBeOrdered({ left, right }: Sides): boolean {
  if (mayBe(left, "string") && mayBe(right, "string")) return true;
  return canBeNumber(left) && canBeNumber(right);
}

function canBeAdded({ left, right }: Sides): boolean {
  return mayBe(left, "string") || mayBe(right, "string") || (mayBe(left, "number") && mayBe(right, "number"));
}

/** `digits + 1`: a text that is not written out in the expression, and a number that is. */
function joinsText(text: Inferred, number: Inferred): boolean {
  const kinds = kindsBesideNull(text.type);
  const isText = text.tree.kind !== "literal" && kinds.length === 1 && kinds[0] === "string" && !joins(text.tree);
  return isText && number.tree.kind === "literal" && typeof number.tree.value === "number";
}

/** What is itself put together, or made of a function, is meant to be text. */
function joins(tree: Expression): boolean {
  return tree.kind === "binary" || tree.kind === "call" || tree.kind === "conditional";
}

function typeOfSum({ left, right }: Sides): ExpressionType {
  const kinds: ValueKind[] = ["null"];
  if (mayBe(left, "number") && mayBe(right, "number")) kinds.push("number");
  if (mayBe(left, "string") || mayBe(right, "string")) kinds.push("string");
  return typeOfKinds(...kinds);
}

function mayBe({ type }: Inferred, kind: ValueKind): boolean {
  return type.kinds.includes(kind);
}

function isNull({ type }: Inferred): boolean {
  return type.kinds.length === 1 && type.kinds[0] === "null";
}
