import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../testing/test-database.ts";
import { bigintArray, integerArray, textArray, type ArrayWriter } from "./binary-arrays.ts";

const database = await openTestDatabase();
afterAll(() => database.close());

/** As the database takes it and tells it again. */
async function told<Item>(writer: ArrayWriter<Item>, type: string, items: readonly Item[]): Promise<unknown> {
  writer.clear();
  for (const item of items) writer.add(item);
  const { rows } = await database.pool.query(`select to_json($1::${type}[]) as told`, [writer.value()]);
  return rows[0]?.told;
}

describe("arrays in binary", () => {
  it.each([
    ["plain", ["node_menu", "key:1"]],
    ["nothing, and what is nothing elsewhere", ["", null, "null", "NULL"]],
    ["signs", ['a"b', "a\\b", "a,b", "{a}", " a", "*1#"]],
    ["letters of all kinds", ["Grüße", "日本", "😀", "a".repeat(70_000)]],
    ["none", []],
  ])("hold texts: %s", async (_name, texts) => {
    expect(await told(textArray(), "text", texts)).toEqual(texts);
  });

  it("hold whole numbers, one array after the other", async () => {
    const [integers, bigints] = [integerArray(), bigintArray()];
    const integer = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });
    await fc.assert(
      fc.asyncProperty(fc.array(integer), fc.array(fc.maxSafeInteger()), async (small, large) => {
        expect(await told(integers, "integer", small)).toEqual(small);
        expect(await told(bigints, "bigint", large)).toEqual(large);
      }),
      { numRuns: 20 },
    );
    const many = Array.from({ length: 20_000 }, (_, number) => number);
    expect(await told(integers, "integer", many)).toEqual(many);
  });
});
