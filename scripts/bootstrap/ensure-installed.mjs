// Installs the workspace with the pinned pnpm, only when the lock file or a manifest changed since the last time.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { withoutPackageManagerNoise } from "./clean-environment.mjs";
import { pinnedNode, rootDir } from "./paths.mjs";
import { run } from "./run.mjs";
import { clearStamp, hashInputs, isFresh, writeStamp } from "./stamp.mjs";

const STAMP = "install";

// Named here and not in package.json: there, pnpm writes itself and its platform binaries into the lock file.
const PACKAGE_MANAGER = "pnpm@12.21.0";

/** Brings node_modules in step with the lock file; ends the program with a clear sentence when that fails. */
export async function ensureInstalled() {
  const inputHash = hashInputs(["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests()]);
  if (isFresh(STAMP, inputHash) && existsSync(pinnedNode)) return;
  process.stdout.write("Installing packages (only when they changed; about a minute the first time)…\n");
  clearStamp(STAMP);
  const { code, output } = await install("--frozen-lockfile");
  if (code !== 0) {
    fail(
      `${output}\nInstalling the packages failed; the reason is above. Without a network the packages must be in the cache.`,
    );
  }
  if (!existsSync(pinnedNode)) {
    fail(`The pinned Node is missing at ${path.relative(rootDir, pinnedNode)}. Delete node_modules and try again.`);
  }
  writeStamp(STAMP, inputHash);
}

/** Brings the lock file and node_modules in step with manifests that were changed on purpose. */
export async function updateInstallation() {
  const { code, output } = await install("--no-frozen-lockfile");
  if (code !== 0) fail(`${output}\nInstalling the packages failed; the reason is above.`);
}

function install(lockFile) {
  const options = [lockFile, "--prefer-offline", "--prod=false", "--reporter=append-only"];
  return run("npx", ["--yes", PACKAGE_MANAGER, "install", ...options], {
    env: installEnvironment(),
    quiet: true,
  }).catch((error) => failedToStart(error));
}

function installEnvironment() {
  const { NODE_ENV: _ignored, ...environment } = withoutPackageManagerNoise();
  return {
    ...environment,
    npm_config_prefer_offline: "true",
    npm_config_update_notifier: "false",
    npm_config_loglevel: "error",
  };
}

function manifests() {
  const folders = [
    ".",
    "e2e",
    "bench",
    ...children("apps"),
    ...children("packages"),
    ...children("packages/dialects"),
    ...children("tooling"),
  ];
  return folders.map((folder) => path.join(folder, "package.json"));
}

function children(folder) {
  return readdirSync(path.join(rootDir, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name));
}

function failedToStart(error) {
  return fail(
    `npx could not be started (${error.code ?? error.message}). It comes with npm: install npm and try again.`,
  );
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
