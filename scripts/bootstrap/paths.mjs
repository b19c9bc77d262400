// Where things lie in the checkout. Every script resolves its paths from here, never from the current folder.
import path from "node:path";
import { fileURLToPath } from "node:url";

export const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const nodeProgram = process.platform === "win32" ? "node.exe" : "node";

/** The Node 24 that the workspace pins as a package; present after the first install. */
export const pinnedNode = path.join(rootDir, "node_modules", "node", "bin", nodeProgram);

/** Folder for stamps: what was installed and built, so that the next start can skip both. */
export const stampDir = path.join(rootDir, "node_modules", ".cache", "tonegraph");
