import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { rootDir, workspacePackages } from "./workspace.ts";

/** A copy of the sources in a temporary folder, to plant faults in and run the linter over. */
export interface LintSandbox {
  /** Writes a file, with its folders. */
  readonly plant: (file: string, text: string) => void;
  /** Runs the linter over what was planted and answers, per file, the codes of what it reports. */
  readonly lint: () => ReadonlyMap<string, readonly string[]>;
  readonly remove: () => void;
}

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

const SOURCES = ["packages", "apps", "tooling/oxlint-plugin", ".oxlintrc.json", ".gitignore", "package.json"];
const LEFT_OUT = /(^|\/)(node_modules|dist|\.tsbuild|\.output|data)(\/|$)|\.test\.tsx?$/;

/**
 * Copies the workspace's sources. Packages resolve to the copy, also those a package does not declare: what stops an
 * import here is the linter alone.
 */
export function createLintSandbox(): LintSandbox {
  const folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-lint-"));
  for (const source of SOURCES) {
    cpSync(path.join(rootDir, source), path.join(folder, source), {
      recursive: true,
      filter: (from) => !LEFT_OUT.test(path.relative(rootDir, from)),
    });
  }
  linkPackages(folder);
  const planted: string[] = [];
  return {
    plant: (file, text) => {
      planted.push(file);
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    },
    lint: () => runLinter(folder, planted),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function linkPackages(folder: string): void {
  const modules = path.join(folder, "node_modules");
  mkdirSync(path.join(modules, "@tonegraph"), { recursive: true });
  for (const name of readdirSync(path.join(rootDir, "node_modules"))) {
    if (name.startsWith(".") || name === "@tonegraph") continue;
    symlinkSync(path.join(rootDir, "node_modules", name), path.join(modules, name));
  }
  for (const { name, dir } of workspacePackages()) {
    const copied = path.join(folder, dir);
    if (existsSync(copied)) symlinkSync(copied, path.join(modules, name));
  }
}

function runLinter(folder: string, files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const manifest = path.join(rootDir, "node_modules", "oxlint", "package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { oxlint: string } };
  const program = path.join(path.dirname(manifest), bin.oxlint);
  const result = spawnSync(process.execPath, [program, "--format", "json", ...files], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const { diagnostics } = JSON.parse(result.stdout) as { diagnostics: readonly Diagnostic[] };
  const byFile = new Map<string, string[]>();
  for (const { code, filename } of diagnostics) byFile.set(filename, [...(byFile.get(filename) ?? []), code]);
  return byFile;
}
