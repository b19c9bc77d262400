/** Operators between two values, weakest first in the language's own order. */
export const BINARY_OPERATORS = ["||", "&&", "==", "!=", "<", "<=", ">", ">=", "+"] as const;
/** An operator between two values. */
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/** Operators before one value. `-` makes negative numbers. */
export const UNARY_OPERATORS = ["!", "-"] as const;
/** An operator before one value. */
export type UnaryOperator = (typeof UNARY_OPERATORS)[number];

/** The functions that expressions may call. */
export const FUNCTION_NAMES = [
  "formatPhoneNumber",
  "validateE164",
  "encodeUriComponent",
  "parseJson",
  "length",
  "lower",
  "upper",
  "now",
] as const;
/** A function that expressions may call. */
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** How deep an expression may be nested; deeper texts are not read, deeper parts of trees built by hand are `null`. */
export const MAX_TREE_DEPTH = 1000;

/** A parsed expression. Plain data: no positions, no parser's own objects. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "member"; readonly object: Expression; readonly property: string }
  | { readonly kind: "index"; readonly object: Expression; readonly index: Expression }
  | { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly kind: "call"; readonly name: FunctionName; readonly arguments: readonly Expression[] };

/**
 * Why a text is not an expression of the language. `position` counts UTF-16 units from the beginning of the text.
 * Codes: `empty`, `tooLong` (more than 4,000 characters), `tooDeep`, `syntax`, `notInLanguage`, `unknownFunction`, `unclosed`.
 */
export interface ExpressionFault {
  readonly code: "empty" | "tooLong" | "tooDeep" | "syntax" | "notInLanguage" | "unknownFunction" | "unclosed";
  readonly position: number;
  readonly message: string;
}
