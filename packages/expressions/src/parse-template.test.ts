import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTemplate } from "./parse-template.ts";
import { literalText, splitTemplate } from "./split-template.ts";

describe("parseTemplate", () => {
  it("keeps text and parses what stands in braces", () => {
    expect(parseTemplate("Hello {{ name }}, you owe {{ amount + ' euros' }}.")).toMatchObject({
      ok: true,
      value: {
        parts: [
          { kind: "text", text: "Hello " },
          { kind: "expression", source: " name ", tree: { kind: "variable", name: "name" } },
          { kind: "text", text: ", you owe " },
          { kind: "expression", source: " amount + ' euros' " },
          { kind: "text", text: "." },
        ],
        variables: ["amount", "name"],
      },
    });
  });

  it("does not close at braces within quotes", () => {
    expect(parseTemplate("{{ '}}' }}")).toMatchObject({ ok: true, value: { parts: [{ tree: { value: "}}" } }] } });
  });

  it("says every fault, with its position in the whole text", () => {
    expect(parseTemplate("ab {{ a b }} {{ }} {{ c")).toMatchObject({
      ok: false,
      error: [
        { code: "syntax", position: 8 },
        { code: "empty", position: 15 },
        { code: "unclosed", position: 19 },
      ],
    });
  });

  it("puts a template together again from its stretches", () => {
    const pieces = fc.constantFrom("{{", "}}", "{", "}", "a", "'", '"', "\\", " ", "é");
    fc.assert(
      fc.property(
        fc.array(pieces).map((some) => some.join("")),
        (template) => {
          const { stretches } = splitTemplate(template);
          const whole = stretches.map((part) => (part.kind === "text" ? part.text : `{{${part.source}}}`)).join("");
          expect(whole).toBe(template);
        },
      ),
    );
  });
});

describe("literalText", () => {
  it.each([
    ["no braces", "no braces"],
    ["Hi {{ name }}!", "Hi !"],
    ["{{a}}{{b}}", ""],
    ["open {{ a", "open {{ a"],
  ])("of %s is %s", (template, text) => {
    expect(literalText(template)).toBe(text);
  });
});
