import { FUNCTION_NAMES } from "../expression.ts";
import { functionSignatures } from "../functions/function-signatures.ts";
import { parseExpression } from "../parse-expression.ts";
import { ownSyntax } from "../print/own-syntax.ts";
import { splitTemplate } from "../split-template.ts";
import type { ExpressionType } from "../types/expression-type.ts";
import { inferType } from "../types/infer-type.ts";
import type { Completion } from "./completion.ts";

type Types = Readonly<Record<string, ExpressionType>>;
type Span = Pick<Completion, "from" | "to">;

const NAME_BEFORE = /[A-Za-z$_\u0080-\uFFFF][\w$\u0080-\uFFFF]*$/;
const NAME_AFTER = /^[\w$\u0080-\uFFFF]*/;
/** What can lead up to a dot: a variable with members and written-out indexes. */
const CHAIN_BEFORE =
  /[A-Za-z$_\u0080-\uFFFF](?:[\w$\u0080-\uFFFF]|\.[A-Za-z$_\u0080-\uFFFF]|\[(?:\d+|'[^'\\]*'|"[^"\\]*")\])*$/;

/**
 * How an expression can go on at a position (UTF-16 units), given the variables that there are: with a variable or function
 * whose name contains what stands there already, those that begin with it first; behind a dot with the members that the
 * object is known to have. Nothing within quotes and behind digits.
 */
export function completionsAt(text: string, position: number, types: Types): readonly Completion[] {
  const before = text.slice(0, position);
  const written = NAME_BEFORE.exec(before)?.[0] ?? "";
  const from = before.length - written.length;
  const previous = before.slice(0, from).trimEnd();
  if (isWithinQuotes(before) || /\d$/.test(before.slice(0, from))) return [];
  const span = { from, to: position + (NAME_AFTER.exec(text.slice(position))?.[0].length ?? 0) };
  const found = previous.endsWith(".")
    ? membersBehind(previous.slice(0, -1), types, span)
    : [...variableCompletions(types, span), ...functionCompletions(span)];
  return ranked(found, written);
}

/** The same within the `{{ }}` of a template, open ones included; nothing in its text. */
export function completionsInTemplate(template: string, position: number, types: Types): readonly Completion[] {
  const { stretches, unclosedAt } = splitTemplate(template);
  const within = stretches.find(
    (part) => part.kind === "expression" && part.start <= position && position <= part.start + part.source.length,
  );
  const open = unclosedAt !== null && position >= unclosedAt + 2 ? unclosedAt + 2 : null;
  const start = within?.start ?? open;
  if (start === null) return [];
  const source = within?.kind === "expression" ? within.source : template.slice(start);
  return completionsAt(source, position - start, types).map((completion) => ({
    ...completion,
    from: completion.from + start,
    to: completion.to + start,
  }));
}

function isWithinQuotes(before: string): boolean {
  const closed = before.replaceAll(/"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'/g, "");
  return /["']/.test(closed);
}

function variableCompletions(types: Types, span: Span): Completion[] {
  return Object.entries(types)
    .filter(([name]) => parseExpression(name).ok)
    .map(([name, type]) => ({ kind: "variable", label: name, insert: name, caret: name.length, type, ...span }));
}

function functionCompletions(span: Span): Completion[] {
  return FUNCTION_NAMES.map((name) => {
    const signature = functionSignatures[name];
    const caret = name.length + (signature.parameters.length === 0 ? 2 : 1);
    return { kind: "function", label: name, insert: `${name}()`, caret, name, signature, ...span };
  });
}

/** A name that cannot stand behind a dot is put in brackets, in place of the dot. */
function membersBehind(before: string, types: Types, span: Span): Completion[] {
  const chain = CHAIN_BEFORE.exec(before)?.[0];
  const parsed = chain === undefined ? null : parseExpression(chain);
  const members = parsed?.ok === true ? inferType(parsed.value.tree, types).type.members : undefined;
  return Object.entries(members ?? {}).map(([name, type]) => {
    const behindDot = ownSyntax.member("", name) ?? "";
    const isPlain = behindDot.startsWith(".");
    const insert = isPlain ? name : behindDot;
    const from = isPlain ? span.from : before.length;
    return { kind: "member", label: name, insert, caret: insert.length, type, from, to: span.to };
  });
}

/** Those that begin with what is written come first, then variables before functions, then by the alphabet. */
function ranked(completions: readonly Completion[], written: string): readonly Completion[] {
  const wanted = written.toLowerCase();
  const rank = ({ label, kind }: Completion): number =>
    (label.toLowerCase().startsWith(wanted) ? 0 : 2) + (kind === "function" ? 1 : 0);
  return completions
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : 1));
}
