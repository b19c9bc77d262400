// npm run lint [paths] and npm run format [paths]: the gate's own tools on the files one works on.
import { ensureInstalled } from "./bootstrap/ensure-installed.mjs";
import { pinnedNode } from "./bootstrap/paths.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";
import { run } from "./bootstrap/run.mjs";

requireNode();
await ensureInstalled();
const { lintArguments, formatArguments } = await import("./gate/tool-arguments.mjs");
const [tool, ...paths] = process.argv.slice(2);
const base = tool === "lint" ? lintArguments() : formatArguments();
const { code } = await run(pinnedNode, [...base, ...paths]);
process.exitCode = code;
