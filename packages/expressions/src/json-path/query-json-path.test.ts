import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryJsonValue } from "../testing/arbitrary-expression.ts";
import { parseJsonPath } from "./parse-json-path.ts";
import { queryJsonPath } from "./query-json-path.ts";

function find(text: string, document: Json): Json {
  const path = parseJsonPath(text);
  if (!path.ok) throw new Error(`${text}: ${path.error.message}`);
  return queryJsonPath(path.value, document);
}

/** The document of RFC 9535, section 1.5. */
const store: Json = {
  store: {
    book: [
      { category: "reference", author: "Nigel Rees", title: "Sayings of the Century", price: 8.95 },
      { category: "fiction", author: "Evelyn Waugh", title: "Sword of Honour", price: 12.99 },
      { category: "fiction", author: "Herman Melville", title: "Moby Dick", isbn: "0-553-21311-3", price: 8.99 },
      { category: "fiction", author: "J. R. R. Tolkien", title: "The Lord of the Rings", price: 22.99 },
    ],
    bicycle: { color: "red", price: 399 },
  },
};

function nested(depth: number): Json {
  let value: Json = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

describe("queryJsonPath", () => {
  it.each<[string, Json]>([
    ["$.store.bicycle.color", "red"],
    ["$.store.book[2].title", "Moby Dick"],
    ["$.store.book[-1].author", "J. R. R. Tolkien"],
    ["$.store.book[4]", null],
    ["$.store.car.color", null],
    ["$.store.constructor", null],
    ["$.store['__proto__']", null],
    ["$.store.book[*].title", ["Sayings of the Century", "Sword of Honour", "Moby Dick", "The Lord of the Rings"]],
    ["$..author", ["Nigel Rees", "Evelyn Waugh", "Herman Melville", "J. R. R. Tolkien"]],
    ["$.store..price", [8.95, 12.99, 8.99, 22.99, 399]],
    ["$..book[0, 1].price", [8.95, 12.99]],
    ["$..book[:2].price", [8.95, 12.99]],
    ["$..book[?@.isbn].title", ["Moby Dick"]],
    ["$..book[?@.price < 10].title", ["Sayings of the Century", "Moby Dick"]],
    ["$..book[?match(@.author, '[A-Z].*Waugh')].price", [12.99]],
    ["$..book[?search(@.author, '[.]\\\\p{Zs}')].price", [22.99]],
    ["$..book[?length(@.author) > 14].price", [8.99, 22.99]],
    ["$.store[?count(@.*) == 4].color", []],
    ["$..nothing", []],
  ])("%s finds %j", (text, found) => expect(find(text, store)).toEqual(found));

  it("gives the whole document for $", () => {
    expect(find("$", store)).toBe(store);
  });

  it("counts characters, not units", () => {
    expect(find("$[?length(@) == 1]", ["🙂", "ab"])).toEqual(["🙂"]);
    expect(find("$[?match(@, '.')]", ["🙂", "\n", "ab"])).toEqual(["🙂"]);
  });

  it("takes a pattern out of the document without trusting it", () => {
    const hostile = { pattern: "(a+)+$", text: `${"a".repeat(50_000)}!`, other: 3, list: ["a"] };
    expect(find("$[?match(@, $.pattern)]", hostile)).toEqual([]);
    expect(find("$[?search(@, $.other)]", hostile)).toEqual([]);
    expect(find("$[?search(@, $.pattern)]", { pattern: "((a{1000}){1000})", text: "a" })).toEqual([]);
    expect(find("$[?search(@, $.pattern)]", { pattern: "(a{500}b{500}){9}", text: "a" })).toEqual([]);
    expect(find("$[?search(@, 'a')]", ["a".repeat(100_001), "a"])).toEqual(["a"]);
  });

  it("ends where a document is deep or a search is long", () => {
    expect(find("$..*", nested(10_000))).toBeNull();
    expect(
      find(
        "$[?$[?$[?$[?@ == 1]]]]",
        Array.from({ length: 100 }, (_, index) => index),
      ),
    ).toBeNull();
    expect(find(`$${"[*, *]".repeat(30)}`, nested(40))).toBeNull();
  });

  it("finds in a long list", () => {
    expect(
      find(
        "$[*]",
        Array.from({ length: 200_000 }, () => 1),
      ),
    ).toHaveLength(200_000);
    expect(find("$[?count($[*]) == 1]", [7])).toEqual([7]);
  });

  it("answers again after a search that was too long", () => {
    const path = parseJsonPath("$..[?@.a]");
    if (!path.ok) throw new Error(path.error.message);
    expect(queryJsonPath(path.value, nested(300))).toBeNull();
    expect(queryJsonPath(path.value, [{ a: 1 }])).toEqual([{ a: 1 }]);
  });

  it("never throws", () => {
    const step = fc.constantFrom(
      ".a",
      "['']",
      "[0]",
      "[-1]",
      "[*]",
      "..*",
      "[1:]",
      "[?@.a == 1]",
      "[?length(@) > 0]",
      "[?@ == $]",
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), arbitraryJsonValue, (steps, document) => {
        expect(find(`$${steps.join("")}`, document)).not.toBeUndefined();
      }),
    );
  });
});
