// npm run build: the designer alone, with its size.
import { buildDesigner } from "./bootstrap/build-designer.mjs";
import { ensureInstalled } from "./bootstrap/ensure-installed.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";

requireNode();
await ensureInstalled();
const { checkSizeBudget } = await import("./size-budget.mjs");
const { code } = await buildDesigner();
if (code !== 0) process.exit(code);
const { ok, words } = checkSizeBudget();
process.stdout.write(`${words}\n`);
process.exitCode = ok ? 0 : 1;
