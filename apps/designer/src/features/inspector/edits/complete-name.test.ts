import { describe, expect, it } from "vitest";
import { completeName } from "./complete-name.ts";

const KNOWN = ["ani", "customerId", "customerTier"];

/** The caret is where the bar stands. */
function complete(marked: string, language: "expression" | "template", all = false) {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  const found = completeName({ text, caret, language }, KNOWN, all);
  return found === null ? null : found.names.map((name) => text.slice(0, found.from) + name + text.slice(found.to));
}

describe("completeName", () => {
  it.each<[string, "expression" | "template", readonly string[] | null]>([
    ["cust|", "expression", ["customerId", "customerTier"]],
    ["CUSTOMERT|", "expression", ["customerTier"]],
    ["ani == cust| && true", "expression", ["ani == customerId && true", "ani == customerTier && true"]],
    ["cust|omerId", "expression", ["customerTier"]],
    ["customerTier|", "expression", null],
    ["|", "expression", null],
    ["ani.cu|", "expression", null],
    ["'a|", "expression", null],
    ["'it\\'s' == a|", "expression", ["'it\\'s' == ani"]],
    ["1a|", "expression", null],
    ["a|", "template", null],
    ["https://x/{{|", "template", ["https://x/{{ani", "https://x/{{customerId", "https://x/{{customerTier"]],
    ["https://x/{{ a| }}", "template", ["https://x/{{ ani }}"]],
    ["{{ ani }} a|", "template", null],
  ])("in %s (%s)", (marked, language, expected) => {
    expect(complete(marked, language)).toEqual(expected);
  });

  it("offers every name when asked to", () => {
    expect(complete("|", "expression", true)).toEqual(KNOWN);
    expect(complete("ani == |", "expression", true)).toHaveLength(3);
  });
});
