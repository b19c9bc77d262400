import {
  parseExpression,
  parseTemplate,
  printExpressionAs,
  type Expression,
  type ExpressionSyntax,
} from "@tonegraph/expressions";
import { expressionSyntax, templateSyntax } from "./vendor-syntax.ts";

/** A text in the vendor's form. `faulty` says that it cannot be read; `missing` names what the vendor has nothing for. */
export interface PrintedText {
  readonly text: string;
  readonly faulty: boolean;
  readonly missing: readonly string[];
  /** The variables that it reads, sorted. */
  readonly variables: readonly string[];
}

/** An expression of ours in the vendor's form; what cannot be carried stays as it is written. */
export function printVendorExpression(source: string): PrintedText {
  const parsed = parseExpression(source);
  if (!parsed.ok) return { text: source, faulty: true, missing: [], variables: [] };
  const { tree, variables } = parsed.value;
  return { ...print(tree, source, expressionSyntax), faulty: false, variables };
}

/** A template of ours in the vendor's form. */
export function printVendorTemplate(template: string): PrintedText {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return { text: template, faulty: true, missing: [], variables: [] };
  const parts = parsed.value.parts.map((part) => {
    if (part.kind === "text") return { text: part.text, missing: [] };
    const { text, missing } = print(part.tree, part.source, templateSyntax);
    return { text: `{{${text}}}`, missing };
  });
  return {
    text: parts.map(({ text }) => text).join(""),
    faulty: false,
    missing: [...new Set(parts.flatMap(({ missing }) => missing))],
    variables: parsed.value.variables,
  };
}

function print(tree: Expression, source: string, syntax: ExpressionSyntax): Pick<PrintedText, "text" | "missing"> {
  const printed = printExpressionAs(tree, syntax);
  if (printed.ok) return { text: printed.value, missing: [] };
  return { text: source, missing: printed.error.map(({ name }) => name) };
}
