// "npm run dialects" writes every place that names dialects; here it is asked whether it would write something else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planDialects, staleFiles, unlistedDialects, writeDialects } from "../../../scripts/dialects/plan-dialects.mjs";
import { rootDir } from "./workspace.ts";

describe("the places that name dialects", () => {
  it("follow from the list", () => {
    const stale = staleFiles(rootDir, planDialects(rootDir));
    expect(stale, 'these do not follow from packages/dialect-catalogue/dialects.txt: run "npm run dialects"').toEqual(
      [],
    );
  });

  it("name every folder", () => {
    const unlisted = unlistedDialects(rootDir);
    expect(unlisted, 'add them to packages/dialect-catalogue/dialects.txt and run "npm run dialects"').toEqual([]);
  });
});

const LIST = "packages/dialect-catalogue/dialects.txt";
const ALL = { ".": "", "./convert": "", "./client": "", "./sandbox": "" };
const PROJECT = (folder: string): string =>
  `{\n  "references": [\n    {\n      "path": "${folder}/old"\n    },\n    x\n  ]\n}`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "tonegraph-dialects-"));
  write("packages/dialect-catalogue/package.json", `{\n    "@tonegraph/dialect-old": "workspace:*",\n    "x": "y"\n}`);
  write("packages/dialect-catalogue/tsconfig.json", PROJECT("../dialects"));
  for (const file of ["tsconfig.json", "tsconfig.tests.json"]) write(file, PROJECT("packages/dialects"));
  write("docs/vendors/README.md", "| a | b | c |\n| --- | --- | --- |\n| old |\n\nMore.\n");
  dialect("acme-lines", ALL);
  dialect("drawn", { ".": "" });
  write(LIST, "# a remark\nacme-lines\n\ndrawn\n");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("planDialects", () => {
  const planned = (file: string): string => new Map(planDialects(root)).get(file) ?? "";

  it("lists one that is only drawn for among the targets, and nowhere else", () => {
    expect(planned("packages/dialect-catalogue/src/generated/targets.ts")).toContain(
      "targets: readonly DialectDescriptor[] = [acmeLines, drawn];",
    );
    expect(planned("packages/dialect-catalogue/src/generated/targets.ts")).toContain("[] = [acmeLines];");
    for (const file of ["converters", "factories", "sandboxes"]) {
      const text = planned(`packages/dialect-catalogue/src/generated/${file}.ts`);
      expect(text).toContain("acmeLines");
      expect(text).not.toContain("drawn");
    }
  });

  it("takes the old ones out of what others wrote, and leaves the rest", () => {
    expect(planned("packages/dialect-catalogue/package.json")).toBe(
      `{\n    "@tonegraph/dialect-acme-lines": "workspace:*",\n    "@tonegraph/dialect-drawn": "workspace:*",\n    "x": "y"\n}`,
    );
    expect(planned("tsconfig.json")).toMatch(/dialects\/acme-lines[^]*dialects\/drawn[^]*x\n/);
    expect(planned("docs/vendors/README.md")).toContain("| [drawn](drawn.md) | drawn | drawn things |\n\nMore.");
  });

  it("names a copy after its folder and begins its page, once", () => {
    expect(writeDialects(root, planDialects(root))).toContain("packages/dialects/acme-lines/src/wire.ts");
    expect(staleFiles(root, planDialects(root))).toEqual([]);
    write("docs/vendors/drawn.md", "# Drawn lines (`drawn`)\n");
    expect(staleFiles(root, planDialects(root))).toEqual(["docs/vendors/README.md"]);
  });

  it.each([
    ["an id that is none", "Acme Lines\n", /is no id/],
    ["an id twice", "drawn\ndrawn\n", /stands there twice/],
    ["a folder that is not there", "nowhere\n", /no folder packages\/dialects\/nowhere/],
    ["half of a dialect", "half\n", /half exports \.\/client of/],
    ["a package of another name", "other\n", /other's package is named @tonegraph\/dialect-old/],
  ])("refuses %s in a sentence", (_, list, words) => {
    dialect("half", { ".": "", "./client": "" });
    dialect("other", ALL, "old");
    write(LIST, list);
    expect(() => planDialects(root)).toThrow(words);
  });

  it("finds folders that nobody listed", () => {
    dialect("forgotten", ALL);
    dialect("_template", ALL);
    expect(unlistedDialects(root)).toEqual(["forgotten"]);
  });
});

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** A dialect's folder; without a name of its own it is a fresh copy of the template. */
function dialect(id: string, exports: Readonly<Record<string, string>>, name = "template"): void {
  const manifest = { name: `@tonegraph/dialect-${name}`, description: `${id} things`, exports };
  write(`packages/dialects/${id}/package.json`, JSON.stringify(manifest));
  write(`packages/dialects/${id}/src/wire.ts`, 'export const DIALECT_ID = "template";\n');
}
