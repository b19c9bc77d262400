import { localTimeWords } from "@tonegraph/api-contract";
import { Pill } from "../../ui/Pill.tsx";
import { words } from "../../lib/messages/words.ts";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { useScheduled } from "../../lib/queries/scheduled.ts";
import { designerWords } from "./designer-words.ts";

/** Which version of this flow answers calls, and where; and what will, from when on. */
export function LiveBadges({ flowId }: { readonly flowId: string }) {
  const live = useLiveTenants(flowId) ?? [];
  const scheduled = useScheduled(flowId).filter(({ schedule }) => schedule.part === "start");
  return (
    <>
      {live.map((tenant) => (
        <Pill key={tenant.id} tone="ok" dot testId="live-badge">
          {designerWords.live(tenant.version, tenant.name)}
        </Pill>
      ))}
      {scheduled.map(({ id, version, tenantName, schedule }) => (
        <Pill key={id} tone="accent" testId="scheduled-badge">
          {words.publish.when.badge(version, tenantName, localTimeWords(schedule.from, schedule.timeZone))}
        </Pill>
      ))}
    </>
  );
}
