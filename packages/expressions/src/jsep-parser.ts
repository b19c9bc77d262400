import jsep from "jsep";
import { BINARY_OPERATORS, UNARY_OPERATORS } from "./expression.ts";

/**
 * The one place that touches jsep. Its configuration is global, so it is narrowed here, once, to our language: operators
 * that we do not have are then faults of syntax with their position, and lists are refused where they begin.
 */
for (const operator of Object.keys(jsep.binary_ops))
  if (!BINARY_OPERATORS.some((known) => known === operator)) jsep.removeBinaryOp(operator);
for (const operator of Object.keys(jsep.unary_ops))
  if (!UNARY_OPERATORS.some((known) => known === operator)) jsep.removeUnaryOp(operator);

const OPENING_BRACKET = 91;
const ends = new WeakMap<object, number>();

jsep.hooks.add("gobble-token", function refuseLists() {
  if (this.code === OPENING_BRACKET) this.throwError("Lists cannot be written in an expression");
});
jsep.hooks.add("after-expression", function rememberEnd({ node }) {
  if (node) ends.set(node, this.index);
});

/** Parses with jsep; throws jsep's own error, which has an `index`. */
export function parseWithJsep(text: string): jsep.Expression {
  return jsep(text);
}

/** Where an expression that stands by itself ended, in UTF-16 units. */
export function endOf(node: jsep.Expression): number {
  return ends.get(node) ?? 0;
}

/** The position and the words of an error that jsep threw, or null where it is not jsep's. */
export function jsepFault(error: unknown): { readonly position: number; readonly message: string } | null {
  if (!(error instanceof Error) || !("index" in error) || typeof error.index !== "number") return null;
  return { position: error.index, message: "description" in error ? String(error.description) : error.message };
}
