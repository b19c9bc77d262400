import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadedKb, type BuiltChunk } from "./size-budget.ts";

const code = (name: string) => `export const ${name} = ${JSON.stringify(name.repeat(50))};`;
const kb = (...names: string[]) =>
  names.reduce((sum, name) => sum + gzipSync(code(name), { level: 9 }).length, 0) / 1000;
const chunk = (name: string, imports: string[], source: string | null = null): BuiltChunk => ({
  fileName: `${name}.js`,
  code: code(name),
  imports: imports.map((other) => `${other}.js`),
  source,
});

const chunks = [
  chunk("index", ["shared"], "index.html"),
  chunk("shared", ["vendor", "index"]),
  chunk("vendor", []),
  chunk("page", ["shared", "own"], "src/Page.tsx"),
  chunk("own", []),
  chunk("unused", [], "src/Other.tsx"),
];

describe("loadedKb", () => {
  it.each([
    ["what an entry loads at once", ["index.html"], kb("index", "shared", "vendor")],
    [
      "each chunk once for several entries",
      ["index.html", "src/Page.tsx"],
      kb("index", "shared", "vendor", "page", "own"),
    ],
  ])("counts %s", (_name, entries, expected) => {
    expect(loadedKb(chunks, entries)).toBeCloseTo(expected, 6);
  });

  it("does not let a budget pass whose entry is gone", () => {
    expect(loadedKb(chunks, ["index.html", "src/Gone.tsx"])).toBeNull();
  });
});
