import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileExpression } from "./compile-expression.ts";
import { compileTemplate, evaluateTemplate } from "./evaluate-template.ts";
import { evaluate } from "./evaluate.ts";
import { MAX_TREE_DEPTH, type Expression } from "./expression.ts";
import { parseTemplate } from "./parse-template.ts";
import { arbitraryExpression, arbitraryVariables } from "./testing/arbitrary-expression.ts";

const now = "2026-11-21T09:00:00Z";

/** Whether a value is JSON through and through: no number that is not finite, nothing undefined. */
function isJson(value: Json | undefined): boolean {
  if (value === undefined) return false;
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value !== "object" || value === null || Object.values(value).every(isJson);
}

function notNested(levels: number): Expression {
  let tree: Expression = { kind: "literal", value: true };
  for (let level = 0; level < levels; level++) tree = { kind: "unary", operator: "!", operand: tree };
  return tree;
}

describe("compileExpression", () => {
  it("gives what evaluate gives: JSON, for any tree and any values", () => {
    fc.assert(
      fc.property(arbitraryExpression, arbitraryVariables, (tree, variables) => {
        const scope = { variables, now, defaultCountry: "US" };
        const value = evaluate(tree, scope);
        expect(isJson(value)).toBe(true);
        expect(compileExpression(tree)(scope)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it("does not change what it reads", () => {
    fc.assert(
      fc.property(arbitraryExpression, arbitraryVariables, (tree, variables) => {
        const before = structuredClone(variables);
        compileExpression(tree)({ variables, now });
        expect(variables).toEqual(before);
      }),
    );
  });

  it.each([
    [1, false],
    [MAX_TREE_DEPTH - 2, true],
    [MAX_TREE_DEPTH - 1, false],
    [MAX_TREE_DEPTH, false],
    [100_000, false],
  ])("takes what is too deep for null, %i levels deep", (levels, value) => {
    const tree = notNested(levels);
    expect(evaluate(tree, { variables: {}, now })).toBe(value);
    expect(compileExpression(tree)({ variables: {}, now })).toBe(value);
  });

  it("compares and prints values that are nested deeper than the stack is", () => {
    let deep: Json = [];
    for (let level = 0; level < 100_000; level++) deep = [deep];
    const variable = (name: string): Expression => ({ kind: "variable", name });
    const same: Expression = { kind: "binary", operator: "==", left: variable("a"), right: variable("b") };
    const joined: Expression = {
      kind: "binary",
      operator: "+",
      left: { kind: "literal", value: "" },
      right: variable("a"),
    };
    const scope = { variables: { a: deep, b: [deep] }, now };
    expect(evaluate(same, scope)).toBe(false);
    expect(evaluate(joined, scope)).toHaveLength(200_002);
  });
});

describe("evaluateTemplate", () => {
  const variables: Readonly<Record<string, Json>> = {
    name: "Ada",
    balance: 12.5,
    vip: true,
    nothing: null,
    order: { b: [1, null], a: "x" },
  };

  function filled(template: string, values = variables): string {
    const parsed = parseTemplate(template);
    if (!parsed.ok) throw new Error(parsed.error[0]?.message);
    const text = evaluateTemplate(parsed.value, { variables: values, now });
    expect(compileTemplate(parsed.value)({ variables: values, now })).toBe(text);
    return text;
  }

  it.each([
    ["", ""],
    ["no braces", "no braces"],
    ["Hello {{ name }}, {{ name }}.", "Hello Ada, Ada."],
    ["{{ balance }} {{ -0 }} {{ 1 + 0.5 }}", "12.5 0 1.5"],
    ["{{ vip }} {{ !vip }}", "true false"],
    ["[{{ nothing }}{{ nobody }}{{ name.first }}]", "[]"],
    ["{{ order }}", '{"a":"x","b":[1,null]}'],
    ["{{ balance > 10 ? 'rich' : 'poor' }}", "rich"],
  ])("%s becomes %s", (template, text) => expect(filled(template)).toBe(text));

  it("is cut at a million units", () => {
    expect(filled("{{ a }}{{ a }}b", { a: "x".repeat(700_000) })).toHaveLength(1_000_000);
  });
});
