// The compiler keeps packages pure: no DOM and no Node types are in reach. This proves that it refuses.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { childFolders, readText, rootDir } from "./workspace.ts";

const IMPURE = [
  { name: "window", text: "export const impure = window.innerWidth;" },
  { name: "document", text: "export const impure = document.title;" },
  { name: "fetch", text: 'export const impure = fetch("");' },
  { name: "setTimeout", text: "export const impure = setTimeout(() => undefined, 1);" },
  { name: "node:fs", text: 'import { readFileSync } from "node:fs";\nexport const impure = readFileSync("a");' },
  { name: "process", text: "export const impure = process.pid;" },
];
const purePackages = [
  ...childFolders("packages")
    .filter((name) => name !== "dialects")
    .map((name) => `packages/${name}`),
  ...childFolders("packages/dialects").map((name) => `packages/dialects/${name}`),
];

let folder: string;
let output: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-pure-"));
  mkdirSync(path.join(folder, "src"));
  symlinkSync(path.join(rootDir, "node_modules"), path.join(folder, "node_modules"));
  IMPURE.forEach(({ text }, index) => writeFileSync(path.join(folder, "src", `impure-${index}.ts`), `${text}\n`));
  writeFileSync(path.join(folder, "src", "pure.ts"), "export const pure = [3, 1].toSorted().at(0);\n");
  const config = {
    extends: path.join(rootDir, "tooling/tsconfig/pure.json"),
    compilerOptions: { outDir: "out" },
    include: ["src"],
  };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = path.join(rootDir, "node_modules/typescript/bin/tsc");
  output = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
    cwd: folder,
    encoding: "utf8",
  }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the compiler in a pure package", () => {
  it.each(IMPURE.map(({ name }, index) => ({ name, file: `impure-${index}.ts` })))("refuses $name", ({ file }) => {
    expect(output).toMatch(new RegExp(`src/${file}\\(\\d+,\\d+\\): error TS`));
  });

  it("accepts ES2024 alone", () => expect(output).not.toContain("src/pure.ts"));
});

describe("every package under packages", () => {
  it.each(purePackages)("%s is compiled as a pure one", (dir) => {
    const config = JSON.parse(readText(`${dir}/tsconfig.json`)) as {
      extends: string;
      compilerOptions?: Record<string, unknown>;
    };
    expect(config.extends).toMatch(/tooling\/tsconfig\/pure\.json$/);
    expect(config.compilerOptions).not.toHaveProperty("lib");
    expect(config.compilerOptions).not.toHaveProperty("types");
  });
});
