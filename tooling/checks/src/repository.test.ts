// What must hold of every source file and every package.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readText, rootDir, workspacePackages } from "./workspace.ts";

const TEXT_FILE = /\.(ts|tsx|mjs|js|json|md|yaml|yml|css|html|sh|sql)$|(^|\/)(run|\.npmrc|\.gitignore)$/;
const MACHINE_PATH = /(?:^|[\s"'`(=])\/(?:home|root|Users|work|tmp)\/[\w.-]/m;
const REGISTRY_HOST = /registry\.(?:npmjs|yarnpkg)\.|npm\.pkg\.github|\/artifactory\//;
// These spell the patterns out in order to look for them.
const MAY_SPELL_OUT = new Set(["tooling/checks/src/repository.test.ts"]);
const LARGEST_FILE_KB = 2048;

const NOT_SOURCE = new Set([".git", "node_modules", "dist", "data", ".tsbuild", ".output", ".cache", "coverage"]);
const files = sourceFiles();

describe("source files", () => {
  it("are found", () => expect(files.length).toBeGreaterThan(100));

  it("name no path of a machine", () => expect(filesWith(MACHINE_PATH)).toEqual([]));

  it("name no package registry", () => expect(filesWith(REGISTRY_HOST)).toEqual([]));

  it("are small", () => {
    const sizes = files.map((file) => ({ file, kilobytes: Buffer.byteLength(readText(file)) / 1024 }));
    expect(sizes.filter(({ kilobytes }) => kilobytes > LARGEST_FILE_KB)).toEqual([]);
  });
});

describe("the lock file", () => {
  it("names no address to download from", () => expect(readText("pnpm-lock.yaml")).not.toMatch(/tarball:|https?:\/\//));
});

describe("every package", () => {
  it.each(workspacePackages())("$dir says what it is for in a README", ({ dir }) => {
    expect(existsSync(path.join(rootDir, dir, "README.md"))).toBe(true);
  });

  it.each(workspacePackages())("$dir exports named files, no wildcards", ({ dir, manifest }) => {
    for (const [entry, target] of Object.entries(manifest.exports ?? {})) {
      expect(`${entry} ${target}`).not.toContain("*");
      expect(existsSync(path.join(rootDir, dir, target)), `${entry} of ${dir}`).toBe(true);
    }
  });

  it.each(workspacePackages())("$dir takes versions from the catalogue", ({ dir }) => {
    const {
      dependencies = {},
      devDependencies = {},
      optionalDependencies = {},
    } = JSON.parse(readText(`${dir}/package.json`)) as Record<string, Record<string, string> | undefined>;
    const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter((version) => version !== "catalog:" && version !== "workspace:*")).toEqual([]);
  });
});

/** Walked, not asked of git: the checks must also hold in an unpacked archive. */
function sourceFiles(folder = "."): readonly string[] {
  return readdirSync(path.join(rootDir, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : sourceFiles(file);
    return entry.isFile() && TEXT_FILE.test(file) ? [file] : [];
  });
}

function filesWith(pattern: RegExp): readonly string[] {
  return files.filter((file) => !MAY_SPELL_OUT.has(file) && pattern.test(readText(file)));
}
