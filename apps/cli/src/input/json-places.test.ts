import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonPlaces, type TextSpan } from "./json-places.ts";

const TEXT = `{
  "name": "a \\"b\\" {[,:",
  "nodes": {
    "node_a": { "options": [1, {"key": "2"}], "~x/y": null }
  }
}`;

function written(text: string, { line, column, endLine, endColumn }: TextSpan): string {
  const begins = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
  return text.slice((begins[line - 1] ?? 0) + column - 1, (begins[endLine - 1] ?? 0) + endColumn - 1);
}

describe("jsonPlaces", () => {
  it.each([
    ["/name", '"a \\"b\\" {[,:"'],
    ["/nodes/node_a/options/0", "1"],
    ["/nodes/node_a/options/1", '{"key": "2"}'],
    ["/nodes/node_a/options/1/key", '"2"'],
    ["/nodes/node_a/~0x~1y", "null"],
    ["/nodes/node_a/options/1/label", '{"key": "2"}'],
    ["/nodes/node_a/label/deeper", '{ "options": [1, {"key": "2"}], "~x/y": null }'],
    ["", TEXT],
    ["/nothing", TEXT],
  ])("finds %s", (pointer, value) => {
    expect(written(TEXT, jsonPlaces(TEXT, [pointer])(pointer))).toBe(value);
  });

  it("counts lines whatever ends them", () => {
    const text = '{\r\n"a":\r[1,\n  2]}';
    expect(jsonPlaces(text, ["/a/1"])("/a/1")).toEqual({ line: 4, column: 3, endLine: 4, endColumn: 4 });
  });

  it("finds every value of any document", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, "\t"), (document, indent) => {
        const text = JSON.stringify(document, null, indent);
        const values = [...valuesIn(document, "")];
        const places = jsonPlaces(
          text,
          values.map(([pointer]) => pointer),
        );
        for (const [pointer, value] of values) {
          expect(JSON.parse(written(text, places(pointer)))).toEqual(JSON.parse(JSON.stringify(value)));
        }
      }),
    );
  });

  it("does not overflow on deep nesting and long texts", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(jsonPlaces(deep, ["/0/0"])("/0/0").column).toBe(3);
    const long = `["${"\\n".repeat(500_000)}", 1]`;
    expect(jsonPlaces(long, ["/1"])("/1").column).toBe(1_000_006);
  });
});

function* valuesIn(value: unknown, pointer: string): Generator<readonly [string, unknown]> {
  yield [pointer, value];
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* valuesIn(inner, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}
