import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customerSupportMenu } from "../testing/sample-flows.ts";
import { scanJson } from "./json-scanner.ts";
import { parseFlowText } from "./parse-flow-text.ts";

const faults: readonly [text: string, code: string, line: number, column: number, words: string][] = [
  ["", "bad-json", 1, 1, "The file is empty."],
  [
    '{\n  "name": "a",\n  oops\n}',
    "bad-json",
    3,
    3,
    'Line 3, column 3: this is not JSON. Expected a name in quotation marks, found "o".',
  ],
  ['{"a": 1,}', "bad-json", 1, 9, 'Line 1, column 9: this is not JSON. Expected a name in quotation marks, found "}".'],
  ["[1 2]", "bad-json", 1, 4, 'Line 1, column 4: this is not JSON. Expected "," or "]", found "2".'],
  ['{"a": ', "bad-json", 1, 7, "Line 1, column 7: this is not JSON. Expected a value, found the end of the text."],
  ['{"a" 1}', "bad-json", 1, 6, 'Line 1, column 6: this is not JSON. Expected ":", found "1".'],
  ["{} x", "bad-json", 1, 4, 'Line 1, column 4: this is not JSON. Expected the end of the text, found "x".'],
  [
    '\r\n{"name": 1, "name": 2}',
    "duplicate-name",
    2,
    13,
    'Line 2, column 13: the name "name" appears twice in one object. Keep one of them.',
  ],
];

describe("parseFlowText", () => {
  test.each(faults)("names line and column in %j", (...[text, code, line, column, message]) => {
    expect(parseFlowText(text)).toEqual({ ok: false, error: [{ pointer: "", code, message, line, column }] });
  });

  test("reads a flow, with or without a byte order mark", () => {
    const text = JSON.stringify(customerSupportMenu(), null, 2);
    expect(parseFlowText(text)).toEqual({ ok: true, value: customerSupportMenu() });
    expect(parseFlowText(`\uFEFF${text}`).ok).toBe(true);
  });

  test("tells a nesting of 100,000 levels instead of overflowing", () => {
    const depth = 100_000;
    const parsed = parseFlowText("[".repeat(depth) + "]".repeat(depth));
    expect(parsed).toMatchObject({ ok: false, error: [{ code: "too-deep", pointer: "/0".repeat(64) }] });
    expect(parseFlowText("[".repeat(depth))).toMatchObject({
      ok: false,
      error: [{ code: "bad-json", column: depth + 1 }],
    });
  });

  test("reads a text of half a million escapes", () => {
    expect(scanJson(JSON.stringify({ name: "\n".repeat(500_000) }))).toBeUndefined();
  });
});

describe("scanJson", () => {
  const accepts = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const fragments = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"b"',
    "1",
    "-0.5e3",
    "01",
    "true",
    " ",
    '"\\u00e9"',
    '"\\x"',
    "nul",
    '"',
  );

  test("accepts exactly what JSON.parse accepts, repeated names aside", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fragments, { maxLength: 9 }).map((parts) => parts.join("")),
          fc.json(),
        ),
        (text) => {
          const fault = scanJson(text);
          if (fault?.kind !== "repeated-name") expect(fault === undefined).toBe(accepts(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
