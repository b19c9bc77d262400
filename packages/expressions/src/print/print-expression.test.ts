import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expression } from "../expression.ts";
import { parseExpression } from "../parse-expression.ts";
import { arbitraryExpression } from "../testing/arbitrary-expression.ts";
import type { ExpressionSyntax } from "./expression-syntax.ts";
import { ownSyntax } from "./own-syntax.ts";
import { printExpression, printExpressionAs } from "./print-expression.ts";

function treeOf(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error[0]?.code} ${parsed.error[0]?.message}`);
  return parsed.value.tree;
}

describe("printExpression", () => {
  it.each([
    ["a||(b&&c)", "a || b && c"],
    ["(a||b)&&c", "(a || b) && c"],
    ["a+(b+c)", "a + (b + c)"],
    ["(a+b)+c", "a + b + c"],
    ["!(a==b)", "!(a == b)"],
    ["!!a", "!!a"],
    ["-(-1)", "--1"],
    ["(-a).b", "(-a).b"],
    ["-(a.b)", "-a.b"],
    ["(a?b:c)?d:e", "(a ? b : c) ? d : e"],
    ["a?(b?c:d):(e?f:g)", "a ? b ? c : d : e ? f : g"],
    ["(a?b:c)+1", "(a ? b : c) + 1"],
    ["(1)['a']", "(1)['a']"],
    ["'a'['b']", "'a'['b']"],
    ["order[ 'delivery note' ].city", "order['delivery note'].city"],
    ["lower( a,b )", "lower(a, b)"],
    ['"it\'s \\\\ \\n"', "'it\\'s \\\\ \\n'"],
    ["1e21+0.10", "1e+21 + 0.1"],
    ["(a<b)==(c<d)", "a < b == c < d"],
    ["a<(b==c)", "a < (b == c)"],
  ])("prints %s as %s", (text, printed) => expect(printExpression(treeOf(text))).toBe(printed));

  it("parses to the tree that was printed", () => {
    fc.assert(
      fc.property(arbitraryExpression, (tree) => {
        expect(treeOf(printExpression(tree))).toEqual(tree);
      }),
      { numRuns: 500 },
    );
  });

  it("is its own canonical form", () => {
    fc.assert(
      fc.property(arbitraryExpression, (tree) => {
        const text = printExpression(tree);
        expect(printExpression(treeOf(text))).toBe(text);
      }),
    );
  });

  it("needs every pair of parentheses", () => {
    fc.assert(
      fc.property(arbitraryExpression, (tree) => {
        const text = printExpression(tree);
        // By the units that texts are cut by: some characters are two.
        for (let place = 0; place < text.length; place += 1) {
          if (text[place] !== "(") continue;
          const closing = closingOf(text, place);
          const without = parseExpression(
            `${text.slice(0, place)} ${text.slice(place + 1, closing)} ${text.slice(closing + 1)}`,
          );
          if (without.ok) expect(without.value.tree).not.toEqual(tree);
        }
      }),
    );
  });

  it("prints null for what is nested too deep", () => {
    let tree: Expression = { kind: "literal", value: true };
    for (let level = 0; level < 100_000; level++) tree = { kind: "unary", operator: "!", operand: tree };
    expect(printExpression(tree)).toBe(`${"!".repeat(1000)}null`);
  });
});

function closingOf(text: string, opening: number): number {
  let depth = 0;
  for (let place = opening; place < text.length; place++) {
    if (text[place] === "(") depth++;
    if (text[place] === ")" && --depth === 0) return place;
  }
  return text.length;
}

describe("printExpressionAs", () => {
  const basic: ExpressionSyntax = {
    ...ownSyntax,
    variable: (name = "") => (name.startsWith("_") ? null : `Flow.${name}`),
    text: (value) => `"${value}"`,
    null: null,
    index: () => null,
    unary: { ...ownSyntax.unary, "!": { kind: "call", name: "Not" } },
    binary: {
      ...ownSyntax.binary,
      "==": { kind: "symbol", text: "=", binding: 4 },
      "||": { kind: "call", name: "Or" },
    },
    conditional: { kind: "call", name: "If" },
    functions: { ...ownSyntax.functions, length: (value = "") => `${value}.length()`, parseJson: null },
  };

  it.each([
    ["!(a == 'x') || b", 'Or(Not(Flow.a = "x"), Flow.b)'],
    ["a ? b : c + 1", "If(Flow.a, Flow.b, Flow.c + 1)"],
    ["length(a) > 2 && b.c", "Flow.a.length() > 2 && Flow.b.c"],
  ])("prints %s as %s", (text, printed) => {
    expect(printExpressionAs(treeOf(text), basic)).toEqual({ ok: true, value: printed });
  });

  it("says everything that the syntax has nothing for, once", () => {
    expect(printExpressionAs(treeOf("parseJson(_a)[0] == null || _a[1] == parseJson(b)"), basic)).toEqual({
      ok: false,
      error: [
        { construct: "variable", name: "_a" },
        { construct: "function", name: "parseJson" },
        { construct: "index", name: "[ ]" },
        { construct: "literal", name: "null" },
      ],
    });
    const bare = { ...basic, conditional: null, binary: { ...basic.binary, "+": null } };
    expect(printExpressionAs(treeOf("a ? b + c : d"), bare)).toEqual({
      ok: false,
      error: [
        { construct: "operator", name: "+" },
        { construct: "conditional", name: "? :" },
      ],
    });
  });
});
