import { Pill } from "../../ui/Pill.tsx";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { designerWords } from "./designer-words.ts";

/** Which version of this flow answers calls, and where. */
export function LiveBadges({ flowId }: { readonly flowId: string }) {
  return useLiveTenants(flowId)?.map((live) => (
    <Pill key={live.id} tone="ok" dot testId="live-badge">
      {designerWords.live(live.version, live.name)}
    </Pill>
  ));
}
