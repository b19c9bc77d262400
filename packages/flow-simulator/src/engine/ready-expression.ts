import { compileExpression, parseExpression } from "@tonegraph/expressions";
import type { Json } from "@tonegraph/flow-model";
import { callScope } from "./call-scope.ts";
import { remark } from "./remark.ts";
import type { Run } from "./run.ts";

/** An expression of a block, ready to be worked out in a call. One that does not parse is `null` and says so each time. */
export type ReadyExpression = (run: Run) => Json;

/** Parses and compiles an expression once. `where` names the field for people who read the transcript. */
export function readyExpression(source: string, where: string): ReadyExpression {
  const parsed = parseExpression(source);
  if (parsed.ok) {
    const compiled = compileExpression(parsed.value.tree);
    return (run) => compiled(callScope(run));
  }
  const why = parsed.error[0]?.message ?? "";
  return (run) => {
    remark(run, "expressionFault", { where, why });
    return null;
  };
}
