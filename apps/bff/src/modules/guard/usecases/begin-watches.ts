import { ok } from "@tonegraph/flow-model";
import type { GuardDependencies, UnwatchedPublish } from "../ports.ts";
import { USUAL_SETTINGS } from "../to-watch.ts";
import { GUARD_ACTOR, type NewWatch, type NoWatchReason, type WatchMode } from "../watch-record.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Begins a watch over every publish that went live under a guard. One that cannot be watched gets a watch that says why. */
export async function beginWatches(
  workspaceId: string,
  { storage, now, newId }: Pick<GuardDependencies, "storage" | "now" | "newId">,
): Promise<void> {
  const at = now();
  const publishes = await storage.in(workspaceId).unwatched(new Date(at.getTime() - DAY_MS));
  for (const publish of publishes) {
    const watch = watchOf(publish, { id: newId("watch"), at });
    if (watch === null) continue;
    await storage.transaction(workspaceId, async (store) => {
      if (!(await store.insert(watch))) return ok(null);
      const reason = reasonAgainst(publish);
      if (reason !== null) await store.update(watch.id, { state: "ended", outcome: "notWatched", reason, endedAt: at });
      const record = await store.find(watch.id);
      if (record !== null) await store.announce(reason === null ? "guardBegan" : "guardEnded", record, at);
      const { flowId, tenantId, deploymentId, version, former, mode, action } = watch;
      const compared = { version, formerVersion: former?.version ?? null, mode, action };
      const details = {
        watchId: watch.id,
        tenantId,
        deploymentId,
        ...compared,
        ...(reason === null ? {} : { reason }),
      };
      const word = reason === null ? "guard.watchBegan" : "guard.notWatched";
      await store.appendAudit({ at, actor: GUARD_ACTOR, action: word, flowId, details });
      return ok(null);
    });
  }
}

/** The watch that a publish gets; null where nobody wants one, or where its time is long over. */
function watchOf(publish: UnwatchedPublish, { id, at }: { readonly id: string; readonly at: Date }): NewWatch | null {
  const { settings, liveSince, asked, deploymentId, former, flowId, tenantId, version, externalId } = publish;
  const mode = modeOf(settings?.mode ?? "off", asked);
  if (mode === null) return null;
  const { action, watchMinutes, fixedThreshold } = settings ?? USUAL_SETTINGS;
  const endsAt = new Date(liveSince.getTime() + watchMinutes * MINUTE_MS);
  // A guard that is switched on later watches what is left of the time; one that was on all along also what was missed.
  if (endsAt <= at && (settings === null || settings.updatedAt > liveSince)) return null;
  const target = { flowId, tenantId, version, externalId };
  return { ...target, id, deploymentId, former, mode, action, fixedThreshold, beginsAt: liveSince, endsAt };
}

/** Whoever publishes may leave the guard out once; whoever asks for it where the flow has none gets shadow mode. */
function modeOf(mode: "off" | WatchMode, asked: boolean | null): WatchMode | null {
  if (asked === false) return null;
  if (mode !== "off") return mode;
  return asked === true ? "shadow" : null;
}

function reasonAgainst({ former, version }: UnwatchedPublish): NoWatchReason | null {
  if (former === null) return "firstPublish";
  return former.version === version ? "sameVersion" : null;
}
