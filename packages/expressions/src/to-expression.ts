import type jsep from "jsep";
import {
  BINARY_OPERATORS,
  FUNCTION_NAMES,
  UNARY_OPERATORS,
  type Expression,
  type ExpressionFault,
} from "./expression.ts";
import { endOf } from "./jsep-parser.ts";

/** Thrown while a tree is translated, and caught by `parseExpression`: something that jsep reads and we do not have. */
export class NotInLanguage extends Error {
  readonly fault: ExpressionFault;
  constructor(fault: ExpressionFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Translates jsep's tree into ours. jsep's types say only that a node has a type; its shapes are given in its typings. */
export function toExpression(node: jsep.Expression, text: string): Expression {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jsep types a node by its name only
  const drawn = node as jsep.CoreExpression;
  const translate = (part: jsep.Expression): Expression => toExpression(part, text);
  switch (drawn.type) {
    case "Literal":
      return { kind: "literal", value: literalValue(drawn.value, text) };
    case "Identifier":
      return { kind: "variable", name: drawn.name };
    case "MemberExpression":
      return toMember(drawn, text);
    case "UnaryExpression":
      return {
        kind: "unary",
        operator: known(UNARY_OPERATORS, drawn.operator, text),
        operand: translate(drawn.argument),
      };
    case "BinaryExpression":
      return {
        kind: "binary",
        operator: known(BINARY_OPERATORS, drawn.operator, text),
        left: translate(drawn.left),
        right: translate(drawn.right),
      };
    case "ConditionalExpression":
      return {
        kind: "conditional",
        test: translate(drawn.test),
        whenTrue: translate(drawn.consequent),
        whenFalse: translate(drawn.alternate),
      };
    case "CallExpression":
      return toCall(drawn, text);
    case "Compound":
      return refuse("syntax", drawn.body[0] ? endOf(drawn.body[0]) : 0, "Only one expression can stand here");
    case "ThisExpression":
      return refuse("notInLanguage", placeOf(text, "this"), "“this” has no meaning here");
    case "SequenceExpression":
    case "ArrayExpression":
      return refuse("notInLanguage", 0, "Lists cannot be written in an expression");
  }
}

function toMember(node: jsep.MemberExpression, text: string): Expression {
  if (node.optional === true)
    return refuse("notInLanguage", placeOf(text, "?."), "Write “.”: a missing member is null already");
  const object = toExpression(node.object, text);
  if (node.computed) return { kind: "index", object, index: toExpression(node.property, text) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- not computed, so the property is an identifier
  return { kind: "member", object, property: (node.property as jsep.Identifier).name };
}

function toCall(node: jsep.CallExpression, text: string): Expression {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jsep types a node by its name only
  const callee = node.callee as jsep.CoreExpression;
  if (callee.type !== "Identifier" || node["optional"] === true)
    return refuse("notInLanguage", placeOf(text, "("), "Only the functions of the list can be called");
  const name = FUNCTION_NAMES.find((candidate) => candidate === callee.name);
  if (name === undefined)
    return refuse(
      "unknownFunction",
      placeOf(text, callee.name),
      `There is no function ${callee.name}; there are ${FUNCTION_NAMES.join(", ")}`,
    );
  return { kind: "call", name, arguments: node.arguments.map((argument) => toExpression(argument, text)) };
}

function literalValue(value: jsep.Literal["value"], text: string): string | number | boolean | null {
  if (value instanceof RegExp) return refuse("notInLanguage", placeOf(text, "/"), "Patterns cannot be written here");
  if (typeof value === "number" && !Number.isFinite(value))
    return refuse("notInLanguage", 0, "A number here is too great to reckon with");
  return value;
}

function known<Operator extends string>(operators: readonly Operator[], operator: string, text: string): Operator {
  const found = operators.find((candidate) => candidate === operator);
  return found ?? refuse("notInLanguage", placeOf(text, operator), `There is no operator ${operator}`);
}

/** Where a word first stands outside of quotes; 0 where it does not. */
function placeOf(text: string, word: string): number {
  const blanked = text.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (quoted) => " ".repeat(quoted.length));
  return Math.max(0, blanked.indexOf(word));
}

function refuse(code: ExpressionFault["code"], position: number, message: string): never {
  throw new NotInLanguage({ code, position, message });
}
