import { parseExpression, parseTemplate, printExpression, type Expression } from "@tonegraph/expressions";
import { printVendorExpression, printVendorTemplate } from "./print-text.ts";

/** An expression of the vendor in our language, or null where it has what ours has not. */
export function readVendorExpression(text: string): string | null {
  const parsed = parseExpression(withOurNames(bare(text)));
  if (!parsed.ok) return null;
  const ours = printExpression(joined(parsed.value.tree));
  return printVendorExpression(ours).missing.length === 0 ? ours : null;
}

/** Whether a template of the vendor can be shown in ours and sent back. */
export function isReadableTemplate(template: string): boolean {
  const { faulty, missing } = printVendorTemplate(readVendorTemplate(template));
  return !faulty && missing.length === 0;
}

/** A template of the vendor in our language; what ours cannot read stays as it is. */
export function readVendorTemplate(template: string): string {
  const parsed = parseTemplate(template);
  if (!parsed.ok && !template.includes("currentTimestamp")) return template;
  const renamed = template.replaceAll(/\{\{(.*?)\}\}/gs, (_, source: string) => `{{${withOurNames(source)}}}`);
  const read = parseTemplate(renamed);
  if (!read.ok) return template;
  return read.value.parts
    .map((part) => (part.kind === "text" ? part.text : `{{${printExpression(part.tree)}}}`))
    .join("");
}

/** Puts texts together again that are written in pieces, because two braces in a row would be a variable. */
function joined(tree: Expression): Expression {
  switch (tree.kind) {
    case "binary":
      return joinedPair({ ...tree, left: joined(tree.left), right: joined(tree.right) });
    case "unary":
      return { ...tree, operand: joined(tree.operand) };
    case "conditional":
      return {
        ...tree,
        test: joined(tree.test),
        whenTrue: joined(tree.whenTrue),
        whenFalse: joined(tree.whenFalse),
      };
    case "member":
      return { ...tree, object: joined(tree.object) };
    case "index":
      return { ...tree, object: joined(tree.object), index: joined(tree.index) };
    case "call":
      return { ...tree, arguments: tree.arguments.map(joined) };
    default:
      return tree;
  }
}

function joinedPair(tree: Extract<Expression, { kind: "binary" }>): Expression {
  const { operator, left, right } = tree;
  if (operator !== "+" || left.kind !== "literal" || right.kind !== "literal") return tree;
  if (typeof left.value !== "string" || typeof right.value !== "string") return tree;
  const seam = left.value.slice(-1) + right.value.slice(0, 1);
  return seam === "{{" || seam === "}}" ? { kind: "literal", value: left.value + right.value } : tree;
}

/** Takes variables out of their braces, those in quotes of their own (`'{{dtmf_input}}'`) as well. */
function bare(text: string): string {
  let out = "";
  for (let at = 0; at < text.length;) {
    const [taken, written] = pieceAt(text, at);
    out += written;
    at += taken;
  }
  return out;
}

function pieceAt(text: string, at: number): readonly [taken: number, written: string] {
  const quote = text.charAt(at);
  if (quote === "'" || quote === '"') {
    const end = endOfQuotes(text, at);
    const quoted = text.slice(at, end);
    const path = /^(['"])\{\{([^{}'"]*)\}\}\1$/.exec(quoted)?.[2];
    return [end - at, path === undefined ? quoted : grouped(path)];
  }
  const closing = text.startsWith("{{", at) ? text.indexOf("}}", at + 2) : -1;
  return closing < 0 ? [1, quote] : [closing + 2 - at, grouped(text.slice(at + 2, closing))];
}

function endOfQuotes(text: string, at: number): number {
  for (let place = at + 1; place < text.length; place += 1) {
    if (text.charAt(place) === "\\") place += 1;
    else if (text.charAt(place) === text.charAt(at)) return place + 1;
  }
  return text.length;
}

function grouped(path: string): string {
  return /^[\p{L}\p{N}$_.[\]'" -]*$/u.test(path) ? path.trim() : `(${path})`;
}

function withOurNames(text: string): string {
  return text.replaceAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\bcurrentTimestamp\(\s*\)/g, (piece) =>
    piece.startsWith("c") ? "now()" : piece,
  );
}
