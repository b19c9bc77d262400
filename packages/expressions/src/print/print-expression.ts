import { assertNever, err, ok, type Result } from "@tonegraph/flow-model";
import { MAX_TREE_DEPTH, type Expression } from "../expression.ts";
import type { ExpressionSyntax, OperatorForm, UnsupportedConstruct } from "./expression-syntax.ts";
import { ownSyntax } from "./own-syntax.ts";

/** Text with how tightly its outermost operator binds. */
interface Printed {
  readonly text: string;
  readonly binding: number;
}

interface Printing {
  readonly syntax: ExpressionSyntax;
  readonly unsupported: UnsupportedConstruct[];
}

/** What needs no parentheses anywhere. */
const TIGHTEST = Number.POSITIVE_INFINITY;
/** A number takes no member: `1.a` is no expression. */
const NUMBER_BINDING = Number.MAX_VALUE;

/** An expression in the product's own language, with no more parentheses than it needs: parsing it gives the same tree. */
export function printExpression(tree: Expression): string {
  return print(tree, { syntax: ownSyntax, unsupported: [] }, 1).text;
}

/** An expression in another syntax, or all the constructs of it, each once, that the syntax has nothing for. */
export function printExpressionAs(
  tree: Expression,
  syntax: ExpressionSyntax,
): Result<string, readonly UnsupportedConstruct[]> {
  const unsupported: UnsupportedConstruct[] = [];
  const { text } = print(tree, { syntax, unsupported }, 1);
  const each = new Map(unsupported.map((part) => [`${part.construct} ${part.name}`, part]));
  return each.size > 0 ? err([...each.values()]) : ok(text);
}

/** As everywhere, what is nested too deep stands for `null`. */
function print(tree: Expression, printing: Printing, depth: number): Printed {
  if (depth > MAX_TREE_DEPTH) return printLiteral(null, printing);
  const { syntax } = printing;
  const part = (inner: Expression): Printed => print(inner, printing, depth + 1);
  const whole = (text: string | null, construct: UnsupportedConstruct["construct"], name: string): Printed => ({
    text: text ?? missing(printing, { construct, name }),
    binding: TIGHTEST,
  });
  switch (tree.kind) {
    case "literal":
      return printLiteral(tree.value, printing);
    case "variable":
      return whole(syntax.variable(tree.name), "variable", tree.name);
    case "member":
      return whole(syntax.member(within(part(tree.object), TIGHTEST), tree.property), "member", tree.property);
    case "index":
      return whole(syntax.index(within(part(tree.object), TIGHTEST), part(tree.index).text), "index", "[ ]");
    case "unary":
      return printUnary(syntax.unary[tree.operator], part(tree.operand), { printing, name: tree.operator });
    case "binary":
      return printBinary(syntax.binary[tree.operator], [part(tree.left), part(tree.right)], {
        printing,
        name: tree.operator,
      });
    case "conditional":
      return printConditional([part(tree.test), part(tree.whenTrue), part(tree.whenFalse)], printing);
    case "call": {
      const values = tree.arguments.map((value) => part(value).text);
      return whole(syntax.functions[tree.name]?.(...values) ?? null, "function", tree.name);
    }
    default:
      return assertNever(tree);
  }
}

function printLiteral(value: string | number | boolean | null, printing: Printing): Printed {
  const { syntax } = printing;
  const numeric = typeof value === "number" && Number.isFinite(value);
  const text = (): string | null => {
    if (typeof value === "string") return syntax.text(value);
    if (typeof value === "boolean") return syntax.boolean(value);
    return numeric ? syntax.number(value) : syntax.null;
  };
  return {
    text: text() ?? missing(printing, { construct: "literal", name: String(value) }),
    binding: numeric ? NUMBER_BINDING : TIGHTEST,
  };
}

interface Named {
  readonly printing: Printing;
  readonly name: string;
}

function printUnary(form: OperatorForm | null, operand: Printed, { printing, name }: Named): Printed {
  if (form?.kind === "symbol") return { text: form.text + within(operand, form.binding), binding: form.binding };
  return { text: called(form, [operand], { printing, name }), binding: TIGHTEST };
}

function printBinary(form: OperatorForm | null, parts: readonly [Printed, Printed], named: Named): Printed {
  if (form?.kind !== "symbol") return { text: called(form, parts, named), binding: TIGHTEST };
  const [left, right] = parts;
  const { text, binding } = form;
  return { text: `${within(left, binding)} ${text} ${beyond(right, binding)}`, binding };
}

function printConditional(parts: readonly [Printed, Printed, Printed], printing: Printing): Printed {
  const form = printing.syntax.conditional;
  if (form?.kind !== "symbol")
    return { text: called(form, parts, { printing, name: "? :", construct: "conditional" }), binding: TIGHTEST };
  const [test, whenTrue, whenFalse] = parts;
  const { binding } = form;
  return { text: `${beyond(test, binding)} ? ${whenTrue.text} : ${within(whenFalse, binding)}`, binding };
}

function called(
  form: Extract<OperatorForm, { kind: "call" }> | null,
  parts: readonly Printed[],
  { printing, name, construct = "operator" }: Named & { readonly construct?: "operator" | "conditional" },
): string {
  if (!form) return missing(printing, { construct, name });
  return `${form.name}(${parts.map(({ text }) => text).join(", ")})`;
}

/** Text that may stand where something of this strength or a tighter one is wanted. */
function within(printed: Printed, binding: number): string {
  return printed.binding >= binding ? printed.text : `(${printed.text})`;
}

function beyond(printed: Printed, binding: number): string {
  return printed.binding > binding ? printed.text : `(${printed.text})`;
}

function missing({ unsupported }: Printing, construct: UnsupportedConstruct): string {
  unsupported.push(construct);
  return "";
}
