import type { Flow } from "@tonegraph/flow-model";
import { saveFile } from "../../lib/page/save-file.ts";

/** Saves a flow document as a file on this computer. */
export function downloadFlow(flow: Flow): void {
  const name = flow.name.replace(/[^\p{L}\p{N} _-]+/gu, "_");
  saveFile(`${name}.flow.json`, JSON.stringify(flow, null, 2), "application/json");
}
