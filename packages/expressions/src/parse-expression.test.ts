import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExpression } from "./parse-expression.ts";

const variable = (name: string) => ({ kind: "variable", name });
const literal = (value: unknown) => ({ kind: "literal", value });

describe("parseExpression", () => {
  it.each([
    ["retries >= 3", { kind: "binary", operator: ">=", left: variable("retries"), right: literal(3) }],
    ["'gold'", literal("gold")],
    ["true", literal(true)],
    ["null", literal(null)],
    ["-1", { kind: "unary", operator: "-", operand: literal(1) }],
    ["!open", { kind: "unary", operator: "!", operand: variable("open") }],
    ["customer.tier", { kind: "member", object: variable("customer"), property: "tier" }],
    ["orders[0]", { kind: "index", object: variable("orders"), index: literal(0) }],
    ["lower(ani)", { kind: "call", name: "lower", arguments: [variable("ani")] }],
    ["now()", { kind: "call", name: "now", arguments: [] }],
    ["a ? b : c", { kind: "conditional", test: variable("a"), whenTrue: variable("b"), whenFalse: variable("c") }],
    [
      "a || b && c",
      {
        kind: "binary",
        operator: "||",
        left: variable("a"),
        right: { kind: "binary", operator: "&&", left: variable("b"), right: variable("c") },
      },
    ],
  ])("reads %s", (text, tree) => {
    expect(parseExpression(text)).toMatchObject({ ok: true, value: { tree } });
  });

  it("lists the variables once, sorted", () => {
    const parsed = parseExpression("b.c + a[b] + upper(d) == 'e' ? a : now()");
    expect(parsed).toMatchObject({ ok: true, value: { variables: ["a", "b", "d"] } });
  });

  it.each([
    ["", "empty", 0],
    ["   ", "empty", 0],
    ["a ==", "syntax", 4],
    ["a * 2", "syntax", 2],
    ["a === 2", "syntax", 4],
    ["a - 2", "syntax", 2],
    ["a b", "syntax", 2],
    ["a; b", "syntax", 1],
    ["(a", "syntax", 2],
    ["'open", "syntax", 5],
    ["'\\", "syntax", 2],
    ["a = 1", "syntax", 2],
    ["[1, 2]", "syntax", 0],
    ["1 + [2]", "syntax", 4],
    ["this.x", "notInLanguage", 0],
    ["a?.b", "notInLanguage", 1],
    ["'alert(' + alert(1)", "unknownFunction", 11],
    ["a.b(1)", "notInLanguage", 3],
    ["constructor.constructor('x')()", "notInLanguage", 23],
    ["a".repeat(4001), "tooLong", 4000],
    ["(".repeat(3999), undefined, undefined],
  ])("refuses %s", (text, code, position) => {
    const parsed = parseExpression(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok && code !== undefined) expect(parsed.error[0]).toMatchObject({ code, position });
  });

  it("never throws", () => {
    const pieces = fc.constantFrom(
      "a",
      "1",
      "'",
      '"',
      "(",
      ")",
      "[",
      "]",
      ".",
      "?",
      ":",
      "==",
      "&&",
      "!",
      "-",
      "+",
      ",",
      " ",
      "now",
      "{{",
      "\\",
      "💥",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((some) => some.join("")),
        ),
        (text) => {
          const parsed = parseExpression(text);
          if (!parsed.ok) for (const { position } of parsed.error) expect(position).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
