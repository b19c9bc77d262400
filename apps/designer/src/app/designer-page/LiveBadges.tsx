import { localTimeWords } from "@tonegraph/api-contract";
import { Pill } from "../../ui/Pill.tsx";
import { words } from "../../lib/messages/words.ts";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { useScheduled } from "../../lib/queries/scheduled.ts";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";

/** Which version of this flow answers calls, and where; and what will, from when on. */
export function LiveBadges({ flowId }: { readonly flowId: string }) {
  const live = useLiveTenants(flowId) ?? [];
  const scheduled = useScheduled(flowId).filter(({ schedule }) => schedule.part === "start");
  if (live.length + scheduled.length === 0) return null;
  return (
    <span className={classes["badges"]}>
      {live.map((tenant) => {
        const said = designerWords.live(tenant.version, tenant.name);
        return (
          <Pill key={tenant.id} tone="ok" dot title={said} testId="live-badge">
            {said}
          </Pill>
        );
      })}
      {scheduled.map(({ id, version, tenantName, schedule }) => {
        const from = localTimeWords(schedule.from, schedule.timeZone);
        const said = words.publish.when.badge(version, tenantName, from);
        return (
          <Pill key={id} tone="accent" title={said} testId="scheduled-badge">
            {said}
          </Pill>
        );
      })}
    </span>
  );
}
