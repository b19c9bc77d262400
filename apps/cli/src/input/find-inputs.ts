import { glob, stat } from "node:fs/promises";
import path from "node:path";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { InputFailure } from "./input-failure.ts";
import { readingFailure } from "./reading-failure.ts";

/** One thing to judge: a file, or standard input (null). `name` is what people call it. */
export interface Input {
  readonly name: string;
  readonly path: string | null;
}

/** What an argument named, or why it named nothing. */
export interface FoundInputs {
  readonly argument: string;
  readonly found: Result<readonly Input[], InputFailure>;
}

const STDIN: Input = { name: "standard input", path: null };
const FLOWS_INSIDE = "**/*.flow.json";
/** Folders that no pattern looks into. */
const PASSED_OVER = new Set(["node_modules", ".git"]);

/**
 * Finds what the arguments name: files, patterns, folders (their `*.flow.json`, at any depth) and `-`. In the order of the
 * arguments, files of a pattern in the order of their names; a file that is named twice is there once.
 */
export async function findInputs(args: readonly string[], cwd: string): Promise<readonly FoundInputs[]> {
  const seen = new Set<string | null>();
  const all: FoundInputs[] = [];
  for (const argument of args) {
    const found = await findInput(argument, cwd);
    if (!found.ok) {
      all.push({ argument, found });
      continue;
    }
    const fresh = found.value.filter((input) => !seen.has(input.path) && seen.add(input.path));
    all.push({ argument, found: ok(fresh) });
  }
  return all;
}

async function findInput(argument: string, cwd: string): Promise<Result<readonly Input[], InputFailure>> {
  if (argument === "-") return ok([STDIN]);
  const file = path.resolve(cwd, argument);
  const there = await stat(file).catch((error: unknown) => readingFailure(error));
  if ("message" in there) {
    const pattern = /[*?[\]{}]/.test(argument);
    return pattern && there.code === "not-found" ? findMatches(argument, cwd) : err(there);
  }
  if (!there.isDirectory()) return ok([{ name: argument, path: file }]);
  const inside = await matches(FLOWS_INSIDE, file);
  const message =
    "This folder has no files that end in .flow.json. Name the files, or use a pattern in quotation marks.";
  if (inside.length === 0) return err({ code: "no-flows-in-folder", message });
  return ok(inside.map((name) => inputAt(path.join(argument, name), cwd)));
}

async function findMatches(pattern: string, cwd: string): Promise<Result<readonly Input[], InputFailure>> {
  const names = await matches(pattern, cwd);
  if (names.length > 0) return ok(names.map((name) => inputAt(name, cwd)));
  return err({ code: "no-match", message: "No file matches this pattern. Check the folder it begins in." });
}

async function matches(pattern: string, cwd: string): Promise<string[]> {
  const names: string[] = [];
  const entries = glob(pattern, { cwd, withFileTypes: true, exclude: ({ name }) => PASSED_OVER.has(name) });
  for await (const entry of entries) {
    if (!entry.isDirectory()) names.push(path.relative(cwd, path.join(entry.parentPath, entry.name)));
  }
  return names.sort();
}

function inputAt(name: string, cwd: string): Input {
  return { name: name.split(path.sep).join("/"), path: path.resolve(cwd, name) };
}
