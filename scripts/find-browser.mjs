// Finds a Chromium for the journeys, or installs one. Never answers "skip".
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { withoutPackageManagerNoise } from "./bootstrap/clean-environment.mjs";
import { pinnedNode, rootDir } from "./bootstrap/paths.mjs";
import { run } from "./bootstrap/run.mjs";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/lib/chromium/chromium",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];
const playwrightDir = path.join(rootDir, "e2e", "node_modules", "playwright-core");

/** Answers `{ ok: true, path }`, or `{ ok: false, reason }` with a sentence that says what to do. */
export async function findBrowser(environment = process.env) {
  const wanted = environment.CHROME_PATH;
  if (wanted) {
    if (isProgram(wanted)) return { ok: true, path: wanted };
    return { ok: false, reason: `CHROME_PATH names ${wanted}, which is not a program. Correct it or leave it out.` };
  }
  const found =
    (await installedBrowser(environment)) ?? (await installFromDebian(environment)) ?? (await downloadWithPlaywright());
  if (found !== null) return { ok: true, path: found };
  return {
    ok: false,
    reason:
      "The browser journeys need Chromium or Chrome; none was found and none could be installed. " +
      "Install one, or name its program in CHROME_PATH.",
  };
}

async function installedBrowser({ PATH = "" }) {
  const onPath = PATH.split(path.delimiter).flatMap((folder) => COMMANDS.map((command) => path.join(folder, command)));
  return [...onPath, ...USUAL_PLACES].find(isProgram) ?? playwrightBrowser();
}

async function installFromDebian(environment) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return null;
  process.stdout.write("No browser found: installing Debian's chromium…\n");
  const env = { ...environment, DEBIAN_FRONTEND: "noninteractive" };
  await run("/usr/bin/apt-get", ["update", "-q"], { env, quiet: true });
  const { code, output } = await run(
    "/usr/bin/apt-get",
    ["install", "-y", "-q", "--no-install-recommends", "chromium"],
    {
      env,
      quiet: true,
    },
  );
  if (code !== 0) process.stdout.write(`${output.trim().split("\n").slice(-3).join("\n")}\n`);
  return installedBrowser(environment);
}

async function downloadWithPlaywright() {
  process.stdout.write("No browser found: downloading Playwright's Chromium…\n");
  const cli = path.join(playwrightDir, "cli.js");
  const { code, output } = await run(
    pinnedNode,
    [cli, "install", "--with-deps", "chromium"].filter(wantsDependencies),
    {
      env: withoutPackageManagerNoise(),
      quiet: true,
    },
  );
  if (code !== 0) process.stdout.write(`${output.trim().split("\n").slice(-3).join("\n")}\n`);
  return playwrightBrowser();
}

// Playwright installs system libraries itself only when it may.
function wantsDependencies(argument) {
  return argument !== "--with-deps" || process.getuid?.() === 0;
}

async function playwrightBrowser() {
  const { chromium } = await import(pathToFileURL(path.join(playwrightDir, "index.mjs")).href);
  const program = chromium.executablePath();
  return isProgram(program) ? program : null;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
