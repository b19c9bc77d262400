import type { Expression } from "../expression.ts";

/**
 * Something in an expression that cannot mean what was meant, whatever the values are. `part` is the part of the tree that
 * it is about (`startsIn` knows where that stands in the text). Codes:
 * `neverEqual`: the two sides of `==` or `!=` are of kinds that are never equal.
 * `notOrdered`: the two sides of `<`, `<=`, `>` or `>=` have no order, so that the answer is always false.
 * `notAdded`: `+` between two values of which neither is text and not both are numbers, which gives `null`.
 * `joinsText`: `+` between a text and a number writes the one behind the other instead of adding.
 * `notANumber`: `-` before what is never a number, which gives `null`.
 * `noMember`: a member or item of a value that never has any, which gives `null`.
 * `notAnIndex`: an index that is never a number or a name, which finds nothing.
 * `argument`: an argument of a kind that the function has no answer for; `params.place` counts from 1.
 * `argumentCount`: fewer arguments than the function needs, or more than it takes.
 */
export interface TypeFinding {
  readonly code:
    | "neverEqual"
    | "notOrdered"
    | "notAdded"
    | "joinsText"
    | "notANumber"
    | "noMember"
    | "notAnIndex"
    | "argument"
    | "argumentCount";
  readonly part: Expression;
  /** Kinds as comma-separated names, operators and functions by name, counts as numbers. */
  readonly params: Readonly<Record<string, string | number>>;
}
