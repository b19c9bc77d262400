import { describe, expect, it } from "vitest";
import { hostPart } from "./host-part.ts";
import { isJsonObject, readJson, withoutFields } from "./json-object.ts";

describe("isJsonObject", () => {
  it.each([
    [{}, true],
    [[], false],
    [null, false],
    ["x", false],
    [undefined, false],
  ])("%j → %s", (value, is) => expect(isJsonObject(value)).toBe(is));
});

describe("withoutFields", () => {
  it("leaves these out and what it is given as it is", () => {
    const value = { a: 1, b: 2, c: 3 };
    expect(withoutFields(value, ["a", "x"])).toEqual({ b: 2, c: 3 });
    expect(value).toEqual({ a: 1, b: 2, c: 3 });
  });
});

describe("readJson", () => {
  it.each([
    ["null", null],
    ['{"a":[1]}', { a: [1] }],
    ["", undefined],
    ['{"a":', undefined],
    [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, undefined],
  ])("%.20s", (text, value) => expect(readJson(text)).toEqual(value));
});

describe("hostPart", () => {
  it.each([
    ["us2", "us2"],
    ["api.mypurecloud.com", "api.mypurecloud.com"],
    ["a/b", "else"],
    ["a@b", "else"],
    ["a:1", "else"],
    ["", "else"],
    [7, "else"],
    [undefined, "else"],
    ["x".repeat(64), "else"],
  ])("%j → %s", (setting, part) => expect(hostPart(setting, "else")).toBe(part));
});
