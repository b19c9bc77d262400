import { existsSync } from "node:fs";
import path from "node:path";
import { withoutPackageManagerNoise } from "./clean-environment.mjs";
import { pinnedNode, rootDir } from "./paths.mjs";
import { run } from "./run.mjs";
import { clearStamp, hashInputs, isFresh, writeStamp } from "./stamp.mjs";

const STAMP = "designer";
const INPUTS = ["apps/designer", "packages", "pnpm-lock.yaml", "tooling/tsconfig"];
const designerDir = path.join(rootDir, "apps", "designer");

/**
 * Builds apps/designer/dist when its sources changed, or `always`; answers `{ code, output }`, with code 0 when nothing
 * was to do. The build fails above the size budget in apps/designer/vite.config.ts.
 */
export async function buildDesigner({ quiet = false, always = false } = {}) {
  const inputHash = hashInputs(INPUTS);
  if (!always && isFresh(STAMP, inputHash) && existsSync(path.join(designerDir, "dist", "index.html"))) {
    return { code: 0, output: "up to date" };
  }
  if (!quiet) process.stdout.write("Building the designer (only needed when it changed)…\n");
  clearStamp(STAMP);
  const vite = path.join(designerDir, "node_modules", "vite", "bin", "vite.js");
  const result = await run(pinnedNode, [vite, "build", "--logLevel", always ? "info" : "warn"], {
    cwd: designerDir,
    env: { ...withoutPackageManagerNoise(), NODE_ENV: "production" },
    quiet,
  });
  if (result.code === 0) writeStamp(STAMP, inputHash);
  return result;
}
