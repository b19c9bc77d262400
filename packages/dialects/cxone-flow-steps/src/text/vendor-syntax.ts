// The document writes variables in double braces within expressions (`{{http_status_code}} >= 500`) and whole expressions
// within the braces of a template (`{{loyalty_tier == 'PLATINUM' ? 'HIGH' : 'NORMAL'}}`).
import { ownSyntax, type ExpressionSyntax, type PartForm } from "@tonegraph/expressions";

const PATH = /^\{\{([^{}]*)\}\}$/;

// Shown in the document: the four functions of its section on payloads, and the time.
const functions: ExpressionSyntax["functions"] = {
  ...ownSyntax.functions,
  now: () => "currentTimestamp()",
  length: null,
  lower: null,
  upper: null,
};

/** Expressions within the braces of a template. */
export const templateSyntax: ExpressionSyntax = { ...ownSyntax, functions };

/** Expressions by themselves: every variable is in braces, with the members that are taken of it. */
export const expressionSyntax: ExpressionSyntax = {
  ...templateSyntax,
  variable: (name = "") => `{{${name}}}`,
  text: (value) => (/\{\{|\}\}/.test(value) ? inPieces(value) : ownSyntax.text(value)),
  member: inBraces(ownSyntax.member),
  index: (object = "", index = "") =>
    /[{}]/.test(index) ? `${object}[${index}]` : inBraces(ownSyntax.index)(object, index),
};

function inBraces(form: PartForm): PartForm {
  return (object = "", part = "") => {
    if (/[{}]/.test(part)) return null;
    const path = PATH.exec(object)?.[1];
    return path === undefined ? form(object, part) : `{{${form(path, part) ?? ""}}}`;
  };
}

// Two braces together would be read as a variable, even within quotes.
function inPieces(value: string): string {
  const pieces = value.split(/(?<=\{)(?=\{)|(?<=\})(?=\})/).map((piece) => ownSyntax.text(piece) ?? "''");
  return `(${pieces.join(" + ")})`;
}
