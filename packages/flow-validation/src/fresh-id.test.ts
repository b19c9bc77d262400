import fc from "fast-check";
import { connectionIdSchema } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { freshId } from "./fresh-id.ts";

describe("freshId", () => {
  it.each([
    ["main_key:1", [], "conn_main_key_1"],
    ["main_key:*", ["conn_main_key__"], "conn_main_key___2"],
    ["a", ["conn_a", "conn_a_2"], "conn_a_3"],
    ["x".repeat(64), [`conn_${"x".repeat(64)}`], `conn_${"x".repeat(62)}_2`],
  ])("for %s", (stem, taken, id) => {
    expect(freshId("conn_", stem, (candidate) => taken.includes(candidate))).toBe(id);
  });

  it("is always in form", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "binary" }), fc.nat(12), (stem, refusals) => {
        let asked = 0;
        expect(connectionIdSchema.safeParse(freshId("conn_", stem, () => asked++ < refusals)).success).toBe(true);
      }),
    );
  });
});
