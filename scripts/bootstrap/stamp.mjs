// A stamp remembers a hash of the inputs of a slow step, so that the step is skipped while they stay the same.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rootDir, stampDir } from "./paths.mjs";

const SKIPPED_FOLDERS = new Set(["node_modules", "dist", ".tsbuild", ".output", "__fixtures__", ".git"]);
const TEST_FILE = /\.test\.tsx?$/;

/** Hash over names and contents of the given files and folders, relative to the root, in a fixed order. */
export function hashInputs(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesUnder).toSorted()) {
    hash
      .update(`${path.relative(rootDir, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Whether the step called `name` was last completed with these inputs. */
export function isFresh(name, inputHash) {
  const file = stampFile(name);
  return existsSync(file) && readFileSync(file, "utf8") === inputHash;
}

/** Forgets a completed step: written before it is repeated, so that an interrupted one is not taken for done. */
export function clearStamp(name) {
  rmSync(stampFile(name), { force: true });
}

/** Remembers that the step called `name` was completed with these inputs. */
export function writeStamp(name, inputHash) {
  mkdirSync(stampDir, { recursive: true });
  writeFileSync(stampFile(name), inputHash);
}

function stampFile(name) {
  return path.join(stampDir, `${name}.stamp`);
}

function filesUnder(input) {
  const target = path.resolve(rootDir, input);
  if (!existsSync(target)) return [];
  const found = [];
  const waiting = [target];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = readEntries(next);
    if (entries === null) found.push(next);
    else waiting.push(...entries.filter(isInput).map((entry) => path.join(next, entry.name)));
  }
  return found;
}

function readEntries(target) {
  try {
    return readdirSync(target, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOTDIR") return null;
    throw error;
  }
}

function isInput(entry) {
  return entry.isDirectory() ? !SKIPPED_FOLDERS.has(entry.name) : entry.isFile() && !TEST_FILE.test(entry.name);
}
