import { describe, expect, it } from "vitest";
import { numbersLiteral, textsLiteral } from "./array-literals.ts";

describe("textsLiteral", () => {
  it.each([
    [["node_menu", "key:1"], "{node_menu,key:1}"],
    [["", null, "null", "NULL"], '{"",null,"null","NULL"}'],
    [['a"b', "a\\b", "a,b", "{a}", " a"], '{"a\\"b","a\\\\b","a,b","{a}"," a"}'],
    [["*1#", "Grüße"], '{"*1#","Grüße"}'],
    [[], "{}"],
  ])("%o", (texts, literal) => {
    expect(textsLiteral(texts)).toBe(literal);
  });
});

describe("numbersLiteral", () => {
  it("lists numbers", () => {
    expect(numbersLiteral([0, 1_700_000_000_000])).toBe("{0,1700000000000}");
  });
});
