import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";
import { BINARY_OPERATORS, FUNCTION_NAMES, UNARY_OPERATORS, type Expression } from "../expression.ts";

const NAMES = ["a", "b", "digits", "now", "constructor", "__proto__", "toString"] as const;

/** Texts that are numbers, nearly numbers, telephone numbers, JSON and none of these. */
const text = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "18",
    "-2.5",
    "007",
    "1e3",
    " 1",
    "true",
    "null",
    "+14155552671",
    "[1,{}]",
    "a",
    "\ud83d",
    "'\"\\",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const scalar: fc.Arbitrary<string | number | boolean | null> = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 3 }));

/** Any JSON of a small size, with the names that a prototype has among its own. */
export const arbitraryJsonValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie("value")), { maxLength: 3 }).map((members): Json => Object.fromEntries(members)),
  ),
})).value;

/** Variables of a call, some of them called as what a prototype has. */
export const arbitraryVariables: fc.Arbitrary<Readonly<Record<string, Json>>> = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), arbitraryJsonValue), { maxLength: 4 })
  .map((members) => Object.fromEntries(members));

/** Any tree that a text of the language can parse to. Numbers are never negative: that takes an operator. */
export const arbitraryExpression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    fc.record({
      kind: fc.constant("literal"),
      value: scalar.map((value) => (typeof value === "number" ? Math.abs(value) : value)),
    }),
    fc.record({ kind: fc.constant("variable"), name: fc.constantFrom(...NAMES) }),
    fc.record({
      kind: fc.constant("member"),
      object: tie("tree"),
      property: fc.constantFrom(...NAMES, "true", "null"),
    }),
    fc.record({ kind: fc.constant("index"), object: tie("tree"), index: tie("tree") }),
    fc.record({ kind: fc.constant("unary"), operator: fc.constantFrom(...UNARY_OPERATORS), operand: tie("tree") }),
    fc.record({
      kind: fc.constant("binary"),
      operator: fc.constantFrom(...BINARY_OPERATORS),
      left: tie("tree"),
      right: tie("tree"),
    }),
    fc.record({
      kind: fc.constant("conditional"),
      test: tie("tree"),
      whenTrue: tie("tree"),
      whenFalse: tie("tree"),
    }),
    fc.record({
      kind: fc.constant("call"),
      name: fc.constantFrom(...FUNCTION_NAMES),
      arguments: fc.array(tie("tree"), { maxLength: 2 }),
    }),
  ),
})).tree;
