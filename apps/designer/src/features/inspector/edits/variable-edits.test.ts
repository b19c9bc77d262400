import type { Flow, VariableDeclaration } from "@tonegraph/flow-model";
import { flowOf } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { emptyValue, fitsType, freshVariableName, isVariableName } from "./variable-edits.ts";

const flow: Flow = {
  ...flowOf({ nodes: {} }),
  variables: {
    tier: { type: "string", default: "gold" },
    variable: { type: "number", default: 3 },
    last: { type: "boolean", default: true },
  },
};

describe("isVariableName", () => {
  it.each([
    ["customer_id", true],
    ["_x1", true],
    ["null", false],
    ["a-b", false],
  ])("of %s is %s", (name, isName) => {
    expect(isVariableName(name)).toBe(isName);
  });
});

describe("freshVariableName", () => {
  it("counts on until the name is free", () => {
    expect(freshVariableName(flow, "variable")).toBe("variable2");
    expect(freshVariableName(flow, "other")).toBe("other");
  });
});

describe("emptyValue", () => {
  it.each<VariableDeclaration["type"]>(["string", "number", "boolean", "object", "list"])("fits %s", (type) => {
    expect(fitsType(emptyValue(type), type)).toBe(true);
  });

  it("is not what another type takes", () => {
    expect(fitsType([], "object")).toBe(false);
    expect(fitsType(null, "object")).toBe(false);
    expect(fitsType("", "number")).toBe(false);
  });
});
