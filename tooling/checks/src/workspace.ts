import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** A package of the workspace: its name, its folder relative to the root, its manifest. */
export interface WorkspacePackage {
  readonly name: string;
  readonly dir: string;
  readonly manifest: { readonly name: string; readonly exports?: Readonly<Record<string, string>> };
}

const FOLDERS_OF_PACKAGES = ["packages", "packages/dialects", "apps", "tooling"];

/** Every package of the workspace, in the order of its folders. */
export function workspacePackages(): readonly WorkspacePackage[] {
  const nested = FOLDERS_OF_PACKAGES.flatMap((folder) => childFolders(folder).map((name) => `${folder}/${name}`));
  return [...nested, "e2e", "bench"]
    .filter((dir) => existsSync(path.join(rootDir, dir, "package.json")))
    .map(readPackage);
}

/** The names of the folders inside a folder, sorted. */
export function childFolders(folder: string): readonly string[] {
  const absolute = path.join(rootDir, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** The names of the files inside a folder that end as asked, sorted. */
export function childFiles(folder: string, ending: string): readonly string[] {
  const absolute = path.join(rootDir, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => entry.name)
    .toSorted();
}

/** The text of a file of the checkout. */
export function readText(file: string): string {
  return readFileSync(path.join(rootDir, file), "utf8");
}

function readPackage(dir: string): WorkspacePackage {
  const manifest = JSON.parse(readText(`${dir}/package.json`)) as WorkspacePackage["manifest"];
  return { name: manifest.name, dir, manifest };
}
