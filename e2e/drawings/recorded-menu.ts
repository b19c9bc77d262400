import type { Flow } from "@tonegraph/flow-model";
import { flowOf, hangup, menu, message, queue } from "@tonegraph/flow-model/testing";

const audio = (assetId: string) => ({
  label: "Recording",
  texts: { "en-US": { kind: "audio" as const, assetId, transcript: "Welcome. For sales, press 1." } },
});

/** A menu of recordings, as campaign rules take it; the recording of its greeting may be one that does not exist. */
export function recordedMenu(greeting: string): Flow {
  return flowOf({
    nodes: {
      node_welcome: message({ promptId: "prompt_w", label: "Welcome" }),
      node_m: menu({ keys: ["1"], promptId: "prompt_m", label: "Choice" }),
      node_sales: queue("sales", { label: "Sales" }),
      node_bye: hangup({ label: "Bye" }),
    },
    wires: [
      "node_start -> node_welcome",
      "node_welcome -> node_m",
      "node_m.key:1 -> node_sales",
      "node_m.noInput -> node_bye",
      "node_m.noMatch -> node_bye",
    ],
    prompts: { prompt_w: audio(greeting), prompt_m: audio("asset_menu") },
    flow: {
      name: "Campaign line",
      profile: "cxone-campaign-rules",
      campaignId: "camp_9x8y7z",
      fallback: { kind: "hangup" },
    },
  });
}
