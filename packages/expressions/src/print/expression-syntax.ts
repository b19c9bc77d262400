import type { BinaryOperator, FunctionName, UnaryOperator } from "../expression.ts";

/**
 * How an operator is written: as a symbol with the strength that it binds with (greater binds tighter), or as a call.
 * Symbols between two values bind to the left: `a + b + c` is `(a + b) + c`.
 */
export type OperatorForm =
  | { readonly kind: "symbol"; readonly text: string; readonly binding: number }
  | { readonly kind: "call"; readonly name: string };

/** Writes a part from its printed inner parts; `null` says that the syntax has nothing for it. */
export type PartForm = (...parts: readonly string[]) => string | null;

/** A language to print expressions in. `null` wherever it has nothing for a construct; the printer then says so. */
export interface ExpressionSyntax {
  readonly variable: PartForm;
  readonly text: (value: string) => string | null;
  readonly number: (value: number) => string | null;
  readonly boolean: (value: boolean) => string | null;
  readonly null: string | null;
  /** From the object and the property's name; the object is in parentheses where it is more than a name, member or call. */
  readonly member: PartForm;
  /** From the object and the index. */
  readonly index: PartForm;
  readonly unary: Readonly<Record<UnaryOperator, OperatorForm | null>>;
  readonly binary: Readonly<Record<BinaryOperator, OperatorForm | null>>;
  /** As a symbol, `test ? whenTrue : whenFalse` (the text is not used); as a call, of the three. */
  readonly conditional: OperatorForm | null;
  /** From the arguments. */
  readonly functions: Readonly<Record<FunctionName, PartForm | null>>;
}

/** A construct that a syntax has nothing for, by its kind and the operator, function or name that it is of. */
export interface UnsupportedConstruct {
  readonly construct: "variable" | "literal" | "member" | "index" | "operator" | "conditional" | "function";
  readonly name: string;
}
