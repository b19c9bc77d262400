// npm run build: the designer alone; it prints its size and fails above the budget.
import { buildDesigner } from "./bootstrap/build-designer.mjs";
import { ensureInstalled } from "./bootstrap/ensure-installed.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";

requireNode();
await ensureInstalled();
const { code } = await buildDesigner({ always: true });
process.exitCode = code;
