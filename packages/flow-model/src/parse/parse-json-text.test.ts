import { describe, expect, it } from "vitest";
import { parseJsonText } from "./parse-json-text.ts";

describe("parseJsonText", () => {
  it.each(['{"a":[1,null]}', "12", ' "text" ', "true"])("reads %s", (text) => {
    expect(parseJsonText(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it.each([
    ["", 0, "Line 1, column 1: this is not JSON. Expected a value, found the end of the text."],
    ['{\n  "a": tru\n}', 9, 'Line 2, column 8: this is not JSON. Expected a value, found "t".'],
    ['{"a":1,"a":2}', 7, 'Line 1, column 8: the name "a" appears twice in one object. Keep one of them.'],
  ])("says where %j is wrong", (text, offset, message) => {
    expect(parseJsonText(text)).toMatchObject({ ok: false, error: { offset, message } });
  });
});
