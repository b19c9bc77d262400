import type { Flow } from "@tonegraph/flow-model";

/** Saves a flow document as a file on this computer. */
export function downloadFlow(flow: Flow): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(flow, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${flow.name.replace(/[^\p{L}\p{N} _-]+/gu, "_")}.flow.json`;
  link.click();
  URL.revokeObjectURL(url);
}
