import { localTimeWords } from "@tonegraph/api-contract";
import { Pill } from "../../ui/Pill.tsx";
import { words } from "../../lib/messages/words.ts";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { useGoneTenants } from "../../lib/queries/drift.ts";
import { useScheduled } from "../../lib/queries/scheduled.ts";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";

/** Which version of this flow answers calls, and where; and what will, from when on. */
export function LiveBadges({ flowId }: { readonly flowId: string }) {
  const live = useLiveTenants(flowId) ?? [];
  const scheduled = useScheduled(flowId).filter(({ schedule }) => schedule.part === "start");
  const gone = useGoneTenants(flowId);
  const said = live.map(({ id, version, name }) =>
    gone.has(id) ? words.flows.gone(name) : designerWords.live(version, name),
  );
  const answering = live.filter(({ id }) => !gone.has(id)).length;
  if (live.length + scheduled.length === 0) return null;
  return (
    <span className={classes["badges"]}>
      {live.length > 0 && (
        <Pill tone={answering < live.length ? "warn" : "ok"} dot title={said.join("\n")} testId="live-badge">
          {said.length === 1 ? said[0] : designerWords.liveOnMany(answering, live.length)}
        </Pill>
      )}
      {scheduled.map(({ id, version, tenantName, schedule }) => {
        const from = localTimeWords(schedule.from, schedule.timeZone);
        const planned = words.publish.when.badge(version, tenantName, from);
        return (
          <Pill key={id} tone="accent" title={planned} testId="scheduled-badge">
            {planned}
          </Pill>
        );
      })}
    </span>
  );
}
