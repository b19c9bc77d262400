import type { JSONPathQuery } from "json-p3";

/** A JSONPath (RFC 9535) that was read. Made by `parseJsonPath`. */
export interface JsonPath {
  readonly text: string;
  /** The library's form of it, guarded: read it through `queryJsonPath`. */
  readonly query: JSONPathQuery;
  /** How many steps the query that runs may still take. */
  readonly budget: StepBudget;
}

/** Counts the work of a query down, so that no path and no document can keep a call waiting. */
export interface StepBudget {
  left: number;
}

/**
 * Why a text is no JSONPath. `position` counts UTF-16 units. Codes: `empty`, `tooLong` (more than 4,000 characters), `tooDeep`,
 * `syntax`, `type` (a function is given what it does not take), `unknownFunction`, `pattern` (a pattern that cannot be matched).
 */
export interface JsonPathFault {
  readonly code: "empty" | "tooLong" | "tooDeep" | "syntax" | "type" | "unknownFunction" | "pattern";
  readonly position: number;
  readonly message: string;
}

/** Thrown within a query whose budget is spent, and caught by `queryJsonPath`. */
export class OutOfSteps extends Error {}

/** Takes steps off a budget. */
export function spend(budget: StepBudget, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) throw new OutOfSteps("the query takes too long");
}
