import { err, ok, type Result } from "@tonegraph/flow-model";
import type { Expression, ExpressionFault } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { splitTemplate } from "./split-template.ts";

/** One part of a template: text as it is, or an expression whose value is put there. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly source: string; readonly tree: Expression };

/** A template with the names of the variables that it reads, sorted and without repeats. */
export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  readonly variables: readonly string[];
}

/** Reads text with `{{ expression }}` in it, or says everything that is wrong with positions in the whole text. Never throws. */
export function parseTemplate(template: string): Result<ParsedTemplate, readonly ExpressionFault[]> {
  const { stretches, unclosedAt } = splitTemplate(template);
  const parts: TemplatePart[] = [];
  const variables = new Set<string>();
  const faults: ExpressionFault[] = [];
  for (const stretch of stretches) {
    if (stretch.kind === "text") {
      parts.push({ kind: "text", text: stretch.text });
      continue;
    }
    const parsed = parseExpression(stretch.source);
    if (!parsed.ok) {
      for (const fault of parsed.error) faults.push({ ...fault, position: stretch.start + fault.position });
      continue;
    }
    parts.push({ kind: "expression", source: stretch.source, tree: parsed.value.tree });
    for (const name of parsed.value.variables) variables.add(name);
  }
  if (unclosedAt !== null)
    faults.push({
      code: "unclosed",
      position: unclosedAt,
      message: "{{ is not closed: write }} behind the expression",
    });
  return faults.length > 0 ? err(faults) : ok({ parts, variables: [...variables].sort() });
}
