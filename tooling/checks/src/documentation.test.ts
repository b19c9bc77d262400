// Drift guards: a rule, a dialect or a decision is complete with its pages, and each index lists its folder.
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { childFiles, childFolders, readText, rootDir } from "./workspace.ts";

const dialectDirs = childFolders("packages/dialects").map((name) => `packages/dialects/${name}`);
const productDialects = childFolders("packages/dialects").filter((name) => !name.startsWith("_"));
const MESSAGES = "packages/flow-validation/src/messages";
const commonRules = rulesIn("packages/flow-validation/src/rules");
const dialectRules = dialectDirs.flatMap((dir) => rulesIn(`${dir}/src/rules`));
const rules = [...commonRules, ...dialectRules];

function rulesIn(folder: string): readonly { readonly code: string; readonly folder: string }[] {
  return childFiles(folder, ".ts")
    .filter((file) => !file.endsWith(".test.ts") && file !== "index.ts")
    .map((file) => ({ code: file.replace(/\.ts$/, ""), folder }));
}

describe("every rule", () => {
  it("is found", () => expect(rules.length).toBeGreaterThanOrEqual(22));

  it.each(rules)("$code reports its own name", ({ code, folder }) => {
    expect(readText(`${folder}/${code}.ts`)).toContain(`"${code}"`);
  });

  it.each(rules)("$code has a test beside it", ({ code, folder }) => {
    expect(existsSync(path.join(rootDir, folder, `${code}.test.ts`))).toBe(true);
  });

  it.each(rules)("$code has a page for people", ({ code }) => {
    expect(existsSync(path.join(rootDir, "docs/rules", `${code}.md`))).toBe(true);
  });

  it.each(commonRules)("$code has a message", ({ code }) => {
    const catalogue = childFiles(MESSAGES, ".ts").filter((file) => !file.endsWith(".test.ts"));
    expect(catalogue.some((file) => readText(`${MESSAGES}/${file}`).includes(`"${code}"`))).toBe(true);
  });

  it.each(dialectRules)("$code, which one dialect has, carries its own words and runs", ({ code, folder }) => {
    expect(readText(`${folder}/${code}.ts`)).toMatch(/\bwords: Wording\b/);
    expect(readText(`${folder}/index.ts`)).toContain(`"./${code}.ts"`);
  });
});

describe("every dialect", () => {
  const REQUIRED = ["index.ts", "convert.ts", "normalise.ts", "wire.ts", "conformance.test.ts"];
  const REQUIRED_FOLDERS = ["compile", "decompile", "client", "sandbox"];
  const isDrawnOnly = (dir: string): boolean =>
    childFiles(`${dir}/src`, ".ts").join() === "index.ts" && childFolders(`${dir}/src`).join() === "rules";

  it.each(dialectDirs)("%s has a descriptor with its rules, and a page of its own", (dir) => {
    for (const file of ["src/index.ts", "src/rules/index.ts", "README.md"])
      expect(existsSync(path.join(rootDir, dir, file))).toBe(true);
  });

  // A dialect that can only be drawn and checked for has none of these; half of them would be a dialect half built.
  it.each(dialectDirs.filter((dir) => !isDrawnOnly(dir)))("%s has the same files as the others", (dir) => {
    const missing = [
      ...REQUIRED.filter((file) => !existsSync(path.join(rootDir, dir, "src", file))),
      ...REQUIRED_FOLDERS.filter((folder) => !existsSync(path.join(rootDir, dir, "src", folder, "index.ts"))),
    ];
    expect(missing).toEqual([]);
  });

  it.each(productDialects)("%s has a page under docs/vendors", (name) => {
    expect(existsSync(path.join(rootDir, "docs/vendors", `${name}.md`))).toBe(true);
  });
});

describe("every index of a documentation folder", () => {
  it.each(["docs/adr", "docs/rules", "docs/vendors", "docs/guides"])(
    "%s/README.md lists exactly the pages there",
    (folder) => {
      const pages = childFiles(folder, ".md").filter((file) => file !== "README.md");
      const linked = [...readText(`${folder}/README.md`).matchAll(/\]\((?:\.\/)?([\w.-]+\.md)\)/g)].map(
        (match) => match[1] ?? "",
      );
      expect([...new Set(linked)].toSorted()).toEqual(pages);
    },
  );
});

describe("links in the pages", () => {
  const pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].concat(
    ["docs/adr", "docs/rules", "docs/vendors", "docs/guides"].flatMap((folder) =>
      childFiles(folder, ".md").map((file) => `${folder}/${file}`),
    ),
  );

  it.each(pages)("%s leads nowhere that does not exist", (page) => {
    // What stands in code is text to be copied, no link.
    const prose = readText(page).replaceAll(/`[^`\n]*`/g, "");
    const targets = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? "");
    const broken = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(path.join(rootDir, path.dirname(page), target)));
    expect(broken).toEqual([]);
  });
});
