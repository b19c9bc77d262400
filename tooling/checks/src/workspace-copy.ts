import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { rootDir, workspacePackages } from "./workspace.ts";

/** A copy of the repository in which files are changed and tests run. */
export interface WorkspaceCopy {
  readonly folder: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Copies a folder of it to another place in it. */
  copy(from: string, to: string): void;
  /** Makes packages find each other, those that were added included, as an installation would. */
  link(): void;
  remove(): void;
}

const COPIED = [
  "packages",
  "apps/bff",
  "apps/vendor-sandbox",
  "docs",
  "scripts",
  "tooling/checks",
  "tooling/tsconfig",
  "tsconfig.json",
  "tsconfig.tests.json",
  "package.json",
];
const LEFT_OUT = /(^|\/)(node_modules|dist|\.cache|\.tsbuild|\.output|data)(\/|$)/;

/** Copies what the packages and the sandbox are made of, with their tests. */
export function copyWorkspace(): WorkspaceCopy {
  const folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-copy-"));
  const at = (file: string): string => path.join(folder, file);
  for (const source of COPIED)
    cpSync(path.join(rootDir, source), at(source), {
      recursive: true,
      filter: (from) => !LEFT_OUT.test(path.relative(rootDir, from)),
    });
  return {
    folder,
    read: (file) => readFileSync(at(file), "utf8"),
    write(file, text) {
      mkdirSync(path.dirname(at(file)), { recursive: true });
      writeFileSync(at(file), text);
    },
    copy: (from, to) => cpSync(at(from), at(to), { recursive: true }),
    link: () => linkModules(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

// The tests' compiler looks at every project that the root's tsconfig names; those that were not copied are left out.
function dropMissingProjects(folder: string): void {
  const file = path.join(folder, "tsconfig.json");
  const config = JSON.parse(readFileSync(file, "utf8")) as {
    readonly references: readonly { readonly path: string }[];
  };
  const references = config.references.filter((project) => existsSync(path.join(folder, project.path)));
  writeFileSync(file, `${JSON.stringify({ ...config, references }, null, 2)}\n`);
}

function linkModules(folder: string): void {
  dropMissingProjects(folder);
  const modules = path.join(folder, "node_modules");
  mkdirSync(path.join(modules, "@tonegraph"), { recursive: true });
  for (const dir of ["", ...workspacePackages().map((each) => each.dir)]) linkForeign(path.join(rootDir, dir), modules);
  for (const parent of ["packages", "packages/dialects", "apps"]) {
    for (const name of readdirSync(path.join(folder, parent))) {
      const manifest = path.join(folder, parent, name, "package.json");
      if (!existsSync(manifest)) continue;
      const { name: packageName } = JSON.parse(readFileSync(manifest, "utf8")) as { name: string };
      symlinkSync(path.dirname(manifest), path.join(modules, packageName));
    }
  }
}

// What packages have from outside, to be found from everywhere in the copy.
function linkForeign(dir: string, modules: string): void {
  const source = path.join(dir, "node_modules");
  if (!existsSync(source)) return;
  for (const name of readdirSync(source)) {
    const names = name.startsWith("@")
      ? readdirSync(path.join(source, name)).map((inner) => `${name}/${inner}`)
      : [name];
    if (name.startsWith(".") || name === "@tonegraph") continue;
    for (const each of names) {
      const link = path.join(modules, each);
      if (existsSync(link)) continue;
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(realpathSync(path.join(source, each)), link);
    }
  }
}
