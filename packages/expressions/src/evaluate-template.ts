import { compileExpression } from "./compile-expression.ts";
import { evaluate } from "./evaluate.ts";
import type { EvaluationScope } from "./evaluation-scope.ts";
import type { ParsedTemplate } from "./parse-template.ts";
import { MAX_TEXT_LENGTH, printValue } from "./values/print-value.ts";

/** A template made ready to be filled many times. */
export type CompiledTemplate = (scope: EvaluationScope) => string;

/** The text of a template: every expression is replaced by its value as `printValue` writes it. Cut at a million UTF-16 units. */
export function evaluateTemplate(template: ParsedTemplate, scope: EvaluationScope): string {
  let text = "";
  for (const part of template.parts) {
    text += part.kind === "text" ? part.text : printValue(evaluate(part.tree, scope));
    if (text.length >= MAX_TEXT_LENGTH) return text.slice(0, MAX_TEXT_LENGTH);
  }
  return text;
}

/** Makes a template ready; gives what `evaluateTemplate` gives. */
export function compileTemplate(template: ParsedTemplate): CompiledTemplate {
  const parts = template.parts.map((part): CompiledTemplate => {
    if (part.kind === "text") return () => part.text;
    const value = compileExpression(part.tree);
    return (scope) => printValue(value(scope));
  });
  return (scope) => {
    let text = "";
    for (const part of parts) {
      text += part(scope);
      if (text.length >= MAX_TEXT_LENGTH) return text.slice(0, MAX_TEXT_LENGTH);
    }
    return text;
  };
}
