// pnpm chaos: what reliability promises, measured on the product; arguments go on to it (npm run chaos -- --only P3).
import { ensureInstalled } from "./bootstrap/ensure-installed.mjs";
import { pinnedNode } from "./bootstrap/paths.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";
import { run } from "./bootstrap/run.mjs";

requireNode();
await ensureInstalled();
const { code } = await run(pinnedNode, ["apps/bff/scripts/chaos.ts", ...process.argv.slice(2)]);
process.exitCode = code;
