import { FUNCTION_NAMES, type BinaryOperator, type FunctionName } from "../expression.ts";
import type { ExpressionSyntax, OperatorForm, PartForm } from "./expression-syntax.ts";

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "'": "\\'", "\\": "\\\\" };
/** A name as it is written in an expression, of a variable or of a member behind its dot. */
export const IDENTIFIER = /^[\p{L}$_][\p{L}\p{N}$_]*$/u;
const BINDING: Readonly<Record<BinaryOperator, number>> = {
  "||": 2,
  "&&": 3,
  "==": 4,
  "!=": 4,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "+": 6,
};
const UNARY_BINDING = 7;

/** The product's own language. A dialect's syntax may take over what is the same there: `{ ...ownSyntax, null: "NOT_SET" }`. */
export const ownSyntax: ExpressionSyntax = {
  variable: (name = "") => name,
  text: quote,
  number: String,
  boolean: String,
  null: "null",
  member: (object = "", property = "") =>
    IDENTIFIER.test(property) ? `${object}.${property}` : `${object}[${quote(property)}]`,
  index: (object = "", index = "") => `${object}[${index}]`,
  unary: { "!": symbol("!", UNARY_BINDING), "-": symbol("-", UNARY_BINDING) },
  binary: {
    "||": infix("||"),
    "&&": infix("&&"),
    "==": infix("=="),
    "!=": infix("!="),
    "<": infix("<"),
    "<=": infix("<="),
    ">": infix(">"),
    ">=": infix(">="),
    "+": infix("+"),
  },
  conditional: symbol("?", 1),
  functions: ownFunctions(),
};

function symbol(text: string, binding: number): OperatorForm {
  return { kind: "symbol", text, binding };
}

function infix(operator: BinaryOperator): OperatorForm {
  return symbol(operator, BINDING[operator]);
}

function quote(text: string): string {
  return `'${text.replaceAll(/[\n\r\t'\\]/g, (character) => ESCAPES[character] ?? character)}'`;
}

function ownFunctions(): ExpressionSyntax["functions"] {
  const call =
    (name: FunctionName): PartForm =>
    (...values) =>
      `${name}(${values.join(", ")})`;
  const functions: Partial<Record<FunctionName, PartForm>> = {};
  for (const name of FUNCTION_NAMES) functions[name] = call(name);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name was just given its form
  return functions as ExpressionSyntax["functions"];
}
