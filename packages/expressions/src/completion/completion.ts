import type { FunctionName } from "../expression.ts";
import type { FunctionSignature } from "../functions/function-signatures.ts";
import type { ExpressionType } from "../types/expression-type.ts";

/** What is put in place of the text from `from` to `to` (UTF-16 units). */
interface Insertion {
  /** What the list shows. */
  readonly label: string;
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  /** Where the cursor stands afterwards, counted from the beginning of what was put in. */
  readonly caret: number;
}

/** One way to go on writing an expression. */
export type Completion = Insertion &
  (
    | { readonly kind: "variable" | "member"; readonly type: ExpressionType }
    | { readonly kind: "function"; readonly name: FunctionName; readonly signature: FunctionSignature }
  );
