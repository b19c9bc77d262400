// npm run bench: the measurements of bench/, on the pinned Node.
import { ensureInstalled } from "./bootstrap/ensure-installed.mjs";
import { pinnedNode } from "./bootstrap/paths.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";
import { run } from "./bootstrap/run.mjs";

requireNode();
await ensureInstalled();
const { code } = await run(pinnedNode, ["bench/run.ts", ...process.argv.slice(2)]);
process.exitCode = code;
