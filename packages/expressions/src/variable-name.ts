import { parseExpression } from "./parse-expression.ts";
import { IDENTIFIER } from "./print/own-syntax.ts";

/** Whether an expression can read a variable of this name: one word, and no word of the language such as `true`. */
export function isVariableName(name: string): boolean {
  if (!IDENTIFIER.test(name)) return false;
  const parsed = parseExpression(name);
  return parsed.ok && parsed.value.tree.kind === "variable";
}
