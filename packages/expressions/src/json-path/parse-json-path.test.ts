import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJsonPath } from "./parse-json-path.ts";
import { indexSteps, isSingularPath, mayBeMissing, stepsByIndex } from "./path-shape.ts";

function parsed(text: string) {
  const path = parseJsonPath(text);
  if (!path.ok) throw new Error(`${text}: ${path.error.message}`);
  return path.value;
}

describe("parseJsonPath", () => {
  it.each([
    ["", "empty", 0],
    ["  ", "empty", 0],
    ["data[0]", "syntax", 0],
    ["$.", "syntax", 2],
    ["$..", "syntax", 3],
    ["$.a b", "syntax", 4],
    ["$.a ", "syntax", 4],
    ["$['a", "syntax", 4],
    ["$[01]", "syntax", 2],
    ["$[9007199254740992]", "syntax", 2],
    ["$.~a", "syntax", 2],
    ["$[?size(@.a) > 1]", "unknownFunction", 3],
    ["$[?length(@.a, 1) > 1]", "type", 3],
    ["$[?length(@.*) > 1]", "type", 10],
    ["$[?match(@.a, '(')]", "pattern", 15],
    ["$[?match(@.a, '\\\\d')]", "pattern", 15],
    ["$[?!search($..b, '(?=a)') || @.c]", "type", 11],
    ["$[?@.a && !search(@.b, '(?=a)')]", "pattern", 24],
    ["$[?$[?match(@.a, 'a**')]]", "pattern", 18],
    [`$.${"a".repeat(3999)}`, "tooLong", 4000],
  ])("refuses %j", (text, code, position) => {
    expect(parseJsonPath(text)).toMatchObject({ ok: false, error: { code, position } });
  });

  it("speaks to people, without the library's own words", () => {
    for (const text of ["$.", "$.a "]) {
      const path = parseJsonPath(text);
      expect(path.ok ? "" : path.error.message).toBe("The path cannot go on like this");
    }
  });

  it("never throws, and points into the text", () => {
    const piece = fc.constantFrom(
      "$",
      ".",
      "..",
      "[",
      "]",
      "?",
      "@",
      "(",
      ")",
      "*",
      "'",
      '"',
      "a",
      "0",
      ":",
      ",",
      "&&",
      "\\",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((some) => `$${some.join("")}`),
      fc.tuple(piece, fc.integer({ min: 1, max: 2000 })).map(([some, times]) => `$[?${some.repeat(times)}`),
    );
    fc.assert(
      fc.property(text, (some) => {
        const path = parseJsonPath(some);
        if (!path.ok) expect(path.error.position).toBeLessThanOrEqual(some.length);
      }),
    );
  });

  it.each([
    ["$", { singular: true, missing: false, byIndex: false }],
    ["$.name", { singular: true, missing: true, byIndex: false }],
    ["$['name']", { singular: true, missing: true, byIndex: false }],
    ["$.data[0]", { singular: true, missing: true, byIndex: true }],
    ["$.data[0].id", { singular: true, missing: true, byIndex: true }],
    ["$.data[*]", { singular: false, missing: false, byIndex: false }],
    ["$.data[0:1]", { singular: false, missing: false, byIndex: false }],
    ["$..id", { singular: false, missing: false, byIndex: false }],
    ["$.data[?@.id == 1]", { singular: false, missing: false, byIndex: false }],
    ["$.data[0, 1]", { singular: false, missing: false, byIndex: false }],
  ])("knows the shape of %s", (text, shape) => {
    const path = parsed(text);
    expect({
      singular: isSingularPath(path),
      missing: mayBeMissing(path),
      byIndex: stepsByIndex(path),
    }).toEqual(shape);
  });

  it.each([
    [
      "$.data[0].items[-1]",
      [
        [0, "$.data"],
        [-1, "$.data[0].items"],
      ],
    ],
    ["$['a[0]b'][1]", [[1, "$['a[0]b']"]]],
    ["$.a[ 2 ]", [[2, "$.a"]]],
    ["$['[1]']", []],
    ["$.a[*][0]", []],
  ])("knows what %s takes out of lists", (text, steps) => {
    expect(indexSteps(parsed(text)).map(({ index, position }) => [index, text.slice(0, position)])).toEqual(steps);
  });
});
