import { err, ok, type Result } from "@tonegraph/flow-model";
import { MAX_TREE_DEPTH, type Expression, type ExpressionFault } from "./expression.ts";
import { jsepFault, parseWithJsep } from "./jsep-parser.ts";
import { NotInLanguage, toExpression } from "./to-expression.ts";
import { isDeeperThan } from "./tree-depth.ts";
import { variablesIn } from "./variables-in.ts";

/** The longest text that is read as an expression, in UTF-16 units. */
const MAX_LENGTH = 4000;
const TOO_DEEP = "The expression is nested too deeply";

/** An expression with the names of the variables that it reads, sorted and without repeats. */
export interface ParsedExpression {
  readonly tree: Expression;
  readonly variables: readonly string[];
}

/** Reads a text as an expression of the product's language, or says what is wrong and where. Never throws, never evaluates. */
export function parseExpression(text: string): Result<ParsedExpression, readonly ExpressionFault[]> {
  if (text.trim() === "") return fault("empty", 0, "There is no expression here");
  if (text.length > MAX_LENGTH)
    return fault("tooLong", MAX_LENGTH, `An expression has at most ${MAX_LENGTH} characters`);
  try {
    const tree = toExpression(parseWithJsep(text), text);
    if (isDeeperThan(tree, MAX_TREE_DEPTH)) return fault("tooDeep", 0, TOO_DEEP);
    return ok({ tree, variables: variablesIn(tree) });
  } catch (error) {
    return explain(error, text);
  }
}

/**
 * jsep steps past the end behind a backslash that ends an open text. It recurses, so that a text of nothing but brackets
 * ends in a RangeError: an expected failure, not a bug.
 */
function explain(error: unknown, text: string): Result<never, readonly ExpressionFault[]> {
  if (error instanceof NotInLanguage) return err([error.fault]);
  if (error instanceof RangeError) return fault("tooDeep", 0, TOO_DEEP);
  const syntax = jsepFault(error);
  if (syntax) return fault("syntax", Math.min(syntax.position, text.length), syntax.message);
  throw error;
}

function fault(
  code: ExpressionFault["code"],
  position: number,
  message: string,
): Result<never, readonly ExpressionFault[]> {
  return err([{ code, position, message }]);
}
