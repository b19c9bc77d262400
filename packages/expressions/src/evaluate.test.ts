import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import { parseExpression } from "./parse-expression.ts";

const variables: Readonly<Record<string, Json>> = {
  digits: "18",
  order: { id: "A-7", items: ["first", "second"], "delivery note": "leave it", "3": "three" },
  list: [1, "two", null],
  retries: 2,
  nothing: null,
  phone: "089 12345678",
};

function valueOf(text: string): Json {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error[0]?.message}`);
  return evaluate(parsed.value.tree, { variables, now: "2026-11-21T09:00:00Z", defaultCountry: "DE" });
}

describe("evaluate", () => {
  describe("truth", () => {
    it.each<[string, boolean]>([
      ["!null", true],
      ["!false", true],
      ["!0", true],
      ["!''", true],
      ["!'0'", false],
      ["!'false'", false],
      ["!-1", false],
      ["!order", false],
      ["!parseJson('[]')", false],
      ["!parseJson('{}')", false],
      ["1 && 'a'", true],
      ["1 && ''", false],
      ["0 || null", false],
      ["0 || 'a'", true],
    ])("%s is %s", (text, value) => expect(valueOf(text)).toBe(value));
  });

  describe("==", () => {
    it.each<[string, boolean]>([
      ["1 == 1", true],
      ["digits == 18", true],
      ["18 == digits", true],
      ["'018' == 18", true],
      ["'018' == '18'", false],
      ["'18.0' == 18", true],
      ["'1e1' == 10", false],
      ["' 18' == 18", false],
      ["'' == 0", false],
      ["null == 0", false],
      ["null == false", false],
      ["null == ''", false],
      ["null == nothing", true],
      ["nobody == null", true],
      ["true == 'true'", false],
      ["true == 1", false],
      ["list == parseJson('[1, \"two\", null]')", true],
      ['parseJson(\'{"a":1,"b":2}\') == parseJson(\'{"b":2,"a":1}\')', true],
      ["parseJson('[1]') == parseJson('[\"1\"]')", false],
      ["'a' == 'A'", false],
      ["1 != 2", true],
      ["digits != 18", false],
      ["'12345678901234567891' == 12345678901234567890", false],
    ])("%s is %s", (text, value) => expect(valueOf(text)).toBe(value));
  });

  describe("order", () => {
    it.each<[string, boolean]>([
      ["2 < 10", true],
      ["'2' < '10'", false],
      ["'2' < 10", true],
      ["digits >= 18", true],
      ["digits > 18", false],
      ["18 <= digits", true],
      ["'a' < 'b'", true],
      ["'Z' < 'a'", true],
      ["'a' <= 'a'", true],
      ["'a' >= 'a'", true],
      ["now() > '2026-11-21T08:59:59Z'", true],
      ["null < 1", false],
      ["null >= 0", false],
      ["null <= null", false],
      ["true > false", false],
      ["'abc' < 5", false],
      ["'abc' >= 5", false],
      ["list < 5", false],
    ])("%s is %s", (text, value) => expect(valueOf(text)).toBe(value));
  });

  describe("+ and -", () => {
    it.each<[string, Json]>([
      ["1 + 2", 3],
      ["retries + 1", 3],
      ["digits + 1", "181"],
      ["1 + digits", "118"],
      ["'a' + 'b'", "ab"],
      ["'a' + null", "a"],
      ["'a' + true", "atrue"],
      ["'a' + 1.50", "a1.5"],
      ["'a' + list", 'a[1,"two",null]'],
      ["null + 1", null],
      ["nothing + nothing", null],
      ["true + 1", null],
      ["list + list", null],
      ["-3", -3],
      ["-digits", -18],
      ["-'abc'", null],
      ["-null", null],
      ["1 + 2 + 'a'", "3a"],
      ["'a' + 1 + 2", "a12"],
    ])("%s is %j", (text, value) => expect(valueOf(text)).toEqual(value));
  });

  describe("members and indexes", () => {
    it.each<[string, Json]>([
      ["order.id", "A-7"],
      ["order['delivery note']", "leave it"],
      ["order.missing", null],
      ["order.missing.deeper[3].still", null],
      ["order.items[0]", "first"],
      ["order.items['1']", "second"],
      ["order.items[2]", null],
      ["order.items[-1]", null],
      ["order.items[0.5]", null],
      ["order.items.length", null],
      ["order[3]", "three"],
      ["order[null]", null],
      ["digits[0]", null],
      ["digits.length", null],
      ["retries.toString", null],
      ["order.__proto__", null],
      ["order.constructor", null],
      ["order['hasOwnProperty']", null],
      ["list.constructor.constructor", null],
      ["constructor", null],
      ["__proto__", null],
      ["toString", null],
      ['parseJson(\'{"__proto__": 7, "constructor": 8}\').__proto__', 7],
      ['parseJson(\'{"__proto__": 7, "constructor": 8}\').constructor', 8],
    ])("%s is %j", (text, value) => expect(valueOf(text)).toEqual(value));
  });

  describe("choice", () => {
    it.each<[string, Json]>([
      ["retries > 1 ? 'many' : 'few'", "many"],
      ["nobody ? 'some' : 'none'", "none"],
      ["false ? 1 : false ? 2 : 3", 3],
    ])("%s is %j", (text, value) => expect(valueOf(text)).toEqual(value));
  });
});
