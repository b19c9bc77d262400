import { existsSync } from "node:fs";
import path from "node:path";
import { withoutPackageManagerNoise } from "./clean-environment.mjs";
import { pinnedNode, rootDir } from "./paths.mjs";
import { run } from "./run.mjs";
import { clearStamp, hashInputs, isFresh, writeStamp } from "./stamp.mjs";

const STAMP = "designer";
const INPUTS = ["apps/designer", "packages", "pnpm-lock.yaml", "tooling/tsconfig"];
const designerDir = path.join(rootDir, "apps", "designer");

/** Builds apps/designer/dist when its sources changed; answers `{ code, output }`, with code 0 when nothing was to do. */
export async function buildDesigner({ quiet = false } = {}) {
  const inputHash = hashInputs(INPUTS);
  if (isFresh(STAMP, inputHash) && existsSync(path.join(designerDir, "dist", "index.html"))) {
    return { code: 0, output: "up to date" };
  }
  if (!quiet) process.stdout.write("Building the designer (only needed when it changed)…\n");
  clearStamp(STAMP);
  const vite = path.join(designerDir, "node_modules", "vite", "bin", "vite.js");
  const result = await run(pinnedNode, [vite, "build", "--logLevel", "warn"], {
    cwd: designerDir,
    env: { ...withoutPackageManagerNoise(), NODE_ENV: "production" },
    quiet,
  });
  if (result.code === 0) writeStamp(STAMP, inputHash);
  return result;
}
