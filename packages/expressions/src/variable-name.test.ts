import { describe, expect, it } from "vitest";
import { isVariableName } from "./variable-name.ts";

describe("isVariableName", () => {
  it.each(["a", "customer_id", "_a", "$a", "a1", "größe", "顧客", "length", "trueish"])("%s is one", (name) =>
    expect(isVariableName(name)).toBe(true),
  );
  it.each([
    "",
    " ",
    "a b",
    " a",
    "a-b",
    "a.b",
    "1a",
    "a\n",
    "a\u00a0b",
    "{{a}}",
    "true",
    "null",
    "this",
    "a".repeat(5000),
  ])("%j is none", (name) => expect(isVariableName(name)).toBe(false));
});
