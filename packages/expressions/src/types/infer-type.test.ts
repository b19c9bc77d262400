import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate.ts";
import type { Expression } from "../expression.ts";
import { parseExpression } from "../parse-expression.ts";
import { startsIn } from "../starts-in.ts";
import { arbitraryExpression, arbitraryVariables } from "../testing/arbitrary-expression.ts";
import { eitherType, kindOf, typeOfJson, typeOfKinds, unknownType, type ExpressionType } from "./expression-type.ts";
import { inferType } from "./infer-type.ts";

const types: Readonly<Record<string, ExpressionType>> = {
  digits: typeOfKinds("string"),
  retries: typeOfKinds("number"),
  vip: typeOfKinds("boolean"),
  order: typeOfJson({ id: "A-7", items: [{ price: 3 }] }),
  list: typeOfKinds("list"),
  maybe: typeOfKinds("number", "null"),
  nothing: typeOfKinds("null"),
};

function treeOf(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error[0]?.message}`);
  return parsed.value.tree;
}

/** The findings of a text as "code@position". */
function findingsOf(text: string): readonly string[] {
  const tree = treeOf(text);
  const starts = startsIn(text, tree);
  return inferType(tree, types).findings.map(({ code, part }) => `${code}@${starts.get(part)}`);
}

describe("inferType", () => {
  it.each([
    ["'a'", ["string"]],
    ["digits", ["string"]],
    ["1", ["number"]],
    ["null", ["null"]],
    ["retries > 1", ["boolean"]],
    ["vip && digits", ["boolean"]],
    ["!retries", ["boolean"]],
    ["-retries", ["number"]],
    ["-digits", ["number", "null"]],
    ["retries + 1", ["number", "null"]],
    ["'a' + 1", ["string", "null"]],
    ["nobody + 1", ["string", "number", "null"]],
    ["vip ? 'a' : 1", ["string", "number"]],
    ["lower(digits)", ["string", "null"]],
    ["length(digits)", ["number", "null"]],
    ["now()", ["string"]],
    ["digits.x", unknownType.kinds],
    ["order.id", unknownType.kinds],
    ["nobody", unknownType.kinds],
  ])("%s is %j", (text, kinds) => expect(inferType(treeOf(text), types).type.kinds).toEqual(kinds));

  it("keeps the hints of examples", () => {
    expect(inferType(treeOf("order"), types).type.members).toHaveProperty("id");
    expect(inferType(treeOf("order.items[0]"), types).type.members).toHaveProperty("price");
    expect(inferType(treeOf("order['items'][retries]"), types).type.members).toHaveProperty("price");
    expect(inferType(treeOf("vip ? order : nobody"), types).type.members).toHaveProperty("items");
  });

  it.each<[string, readonly string[]]>([
    ["digits == 18", []],
    ["digits >= 18", []],
    ["digits == '18'", []],
    ["retries == 'three'", ["neverEqual@0"]],
    ["retries == '3'", []],
    ["vip == 'true'", ["neverEqual@0"]],
    ["vip != 1", ["neverEqual@0"]],
    ["order == 'A-7'", ["neverEqual@0"]],
    ["vip == null", []],
    ["maybe == null", []],
    ["nobody == true", []],
    ["digits < 'b'", []],
    ["retries < 'b'", ["notOrdered@0"]],
    ["vip && 1 < null", ["notOrdered@7"]],
    ["list > 3", ["notOrdered@0"]],
    ["maybe > 3", []],
    ["vip + retries", ["notAdded@0"]],
    ["list + list", ["notAdded@0"]],
    ["vip + 'a'", []],
    ["maybe + 1", []],
    ["digits + 1", ["joinsText@0"]],
    ["1 + digits", ["joinsText@0"]],
    ["digits + retries", []],
    ["'Order ' + 5", []],
    ["digits + ' ' + 1", []],
    ["-vip", ["notANumber@1"]],
    ["-'abc'", ["notANumber@1"]],
    ["-'12'", []],
    ["digits.length", ["noMember@0"]],
    ["retries[0]", ["noMember@0"]],
    ["list.length", ["noMember@0"]],
    ["list[0].name", []],
    ["list[vip]", ["notAnIndex@5"]],
    ["nothing.name", ["noMember@0"]],
    ["lower(list)", ["argument@6"]],
    ["length(retries)", ["argument@7"]],
    ["length()", ["argumentCount@0"]],
    ["now(1)", ["argumentCount@0"]],
    ["formatPhoneNumber(digits)", []],
    ["formatPhoneNumber(digits, 'DE')", []],
    ["formatPhoneNumber(digits, 49)", ["argument@26"]],
    ["parseJson(digits).a[0].b", []],
    ["'x' + lower(vip.a) + upper(list)", ["noMember@12", "argument@27"]],
  ])("finds in %s: %j", (text, found) => expect(findingsOf(text)).toEqual(found));

  it("is sound: a value is of a kind that was inferred", () => {
    fc.assert(
      fc.property(arbitraryExpression, arbitraryVariables, (tree, variables) => {
        const known: Record<string, ExpressionType> = { now: typeOfKinds("string") };
        for (const name of ["a", "b", "digits", "constructor", "toString", "__proto__"])
          Object.defineProperty(known, name, { value: typeOfKinds("null"), enumerable: true, configurable: true });
        for (const [name, value] of Object.entries(variables))
          Object.defineProperty(known, name, { value: typeOfJson(value), enumerable: true, configurable: true });
        const value: Json = evaluate(tree, { variables, now: "2026-11-21T09:00:00Z" });
        expect(inferType(tree, known).type.kinds).toContain(kindOf(value));
      }),
      { numRuns: 300 },
    );
  });

  it("comes to an end in a tree that is nested too deep", () => {
    let tree: Expression = { kind: "literal", value: true };
    for (let level = 0; level < 100_000; level++) tree = { kind: "unary", operator: "-", operand: tree };
    expect(inferType(tree, {}).type.kinds).toEqual(["number", "null"]);
  });
});

describe("types", () => {
  it("are read from examples", () => {
    expect(typeOfJson([{ a: 1 }, { a: "x", b: null }])).toEqual({
      kinds: ["list"],
      items: {
        kinds: ["object"],
        members: { a: { kinds: ["string"] }, b: { kinds: ["null"] } },
      },
    });
    expect(typeOfJson({})).toEqual({ kinds: ["object"], members: {} });
    expect(typeOfKinds()).toEqual(unknownType);
  });

  it("are joined", () => {
    expect(eitherType(typeOfKinds("number"), typeOfKinds("string")).kinds).toEqual(["string", "number"]);
    expect(eitherType(typeOfJson([1]), typeOfJson(["a"])).items?.kinds).toEqual(["string", "number"]);
  });
});

describe("startsIn", () => {
  it("knows where every part begins, whatever stands between", () => {
    const text = "lower( order . id ) == \"it's 1.5 a.b\" || order['x'][ 12 ] > .5 + -1e-3 ? null : größe";
    const tree = treeOf(text);
    const starts = startsIn(text, tree);
    const names = [...starts].flatMap(([part, start]) => {
      if (part.kind === "variable") return [text.slice(start, start + part.name.length)];
      return part.kind === "call" ? [text.slice(start, start + part.name.length)] : [];
    });
    expect(names).toEqual(["lower", "order", "order", "größe"]);
    const numbers = [...starts].flatMap(([part, start]) =>
      part.kind === "literal" && typeof part.value === "number" ? [Number.parseFloat(text.slice(start))] : [],
    );
    expect(numbers).toEqual([12, 0.5, 0.001]);
  });
});
