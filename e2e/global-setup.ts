import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { buildDesigner } from "../scripts/bootstrap/build-designer.mjs";

/** Builds the designer when it is stale and clears the pictures of the last run. */
export async function setup(): Promise<void> {
  const output = path.join(import.meta.dirname, ".output");
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const { code, output: words } = await buildDesigner({ quiet: true });
  if (code !== 0) throw new Error(`The designer does not build:\n${words}`);
}
