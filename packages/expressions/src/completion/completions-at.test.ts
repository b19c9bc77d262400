import { describe, expect, it } from "vitest";
import { typeOfJson, typeOfKinds, type ExpressionType } from "../types/expression-type.ts";
import { completionsAt, completionsInTemplate } from "./completions-at.ts";
import type { Completion } from "./completion.ts";

const types: Readonly<Record<string, ExpressionType>> = {
  digits: typeOfKinds("string"),
  length_limit: typeOfKinds("number"),
  customer: typeOfJson({ name: "Ada", address: { city: "London", "post code": "N1" }, orders: [{ id: 1, total: 2 }] }),
  "no name": typeOfKinds("string"),
};

/** The text with "|" where the cursor stands. */
function at(marked: string): readonly Completion[] {
  return completionsAt(marked.replace("|", ""), marked.indexOf("|"), types);
}

function labels(marked: string): readonly string[] {
  return at(marked).map(({ label }) => label);
}

/** The text after a completion, with "|" where the cursor then stands. */
function chosen(marked: string, label: string): string | undefined {
  const text = marked.replace("|", "");
  const completion = at(marked).find((each) => each.label === label);
  if (!completion) return undefined;
  const { insert, caret, from, to } = completion;
  return `${text.slice(0, from)}${insert.slice(0, caret)}|${insert.slice(caret)}${text.slice(to)}`;
}

describe("completionsAt", () => {
  it("offers variables before functions where nothing is written", () => {
    expect(labels("|")).toEqual([
      "customer",
      "digits",
      "length_limit",
      "encodeUriComponent",
      "formatPhoneNumber",
      "length",
      "lower",
      "now",
      "parseJson",
      "upper",
      "validateE164",
    ]);
  });

  it.each([
    ["len|", ["length_limit", "length"]],
    ["LEN|", ["length_limit", "length"]],
    ["digits == 18 && cus|", ["customer"]],
    ["ber|", ["formatPhoneNumber"]],
    ["customer.|", ["address", "name", "orders"]],
    ["customer. |", ["address", "name", "orders"]],
    ["customer.na|", ["name"]],
    ["customer.address.|", ["city", "post code"]],
    ["customer['address'].ci|", ["city"]],
    ["customer.orders[0].|", ["id", "total"]],
    ["a + customer.orders[0].to| > 3", ["total"]],
    ["customer.name.|", []],
    ["nobody.|", []],
    ["digits.|", []],
    ["lower(customer).|", []],
    ["'cus|'", []],
    ["'cus|", []],
    ['"it\'s cus|"', []],
    ["'a' + cus|", ["customer"]],
    ["12|", []],
    ["1.|", []],
    ["12a|", []],
  ])("%s: %j", (marked, expected) => expect(labels(marked)).toEqual(expected));

  it.each([
    ["cus|", "customer", "customer|"],
    ["cu|st == 1", "customer", "customer| == 1"],
    ["lo|", "lower", "lower(|)"],
    ["no|", "now", "now()|"],
    ["customer.n|", "name", "customer.name|"],
    ["customer.address.|", "post code", "customer.address['post code']|"],
    ["customer.address.po| == 'N1'", "post code", "customer.address['post code']| == 'N1'"],
  ])("%s and %s becomes %s", (marked, label, after) => expect(chosen(marked, label)).toBe(after));

  it("says what each is", () => {
    expect(at("dig|")).toMatchObject([{ kind: "variable", type: { kinds: ["string"] } }]);
    expect(at("upp|")).toMatchObject([{ kind: "function", signature: { parameters: [{ name: "text" }] } }]);
  });
});

describe("completionsInTemplate", () => {
  const inTemplate = (marked: string): readonly Completion[] =>
    completionsInTemplate(marked.replace("|", ""), marked.indexOf("|"), types);

  it.each([
    ["Hello cus|", []],
    ["Hello {{ cus| }}, how", ["customer"]],
    ["Hello {{cus|", ["customer"]],
    ["{{ digits }} and {{ customer.na| }}", ["name"]],
    ["{{ digits }} and dig|", []],
    ["{{ 'dig| }}", []],
  ])("%s: %j", (marked, expected) => expect(inTemplate(marked).map(({ label }) => label)).toEqual(expected));

  it("counts from the beginning of the template", () => {
    expect(inTemplate("Hello {{ cus| }}")).toMatchObject([{ from: 9, to: 12 }]);
  });
});
