import type { GuardSettings } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { GuardDependencies, GuardStore, StoredSettings } from "../ports.ts";
import { shadowProgress } from "../shadow-rule.ts";
import { NO_FLOW, toSettings, USUAL_SETTINGS } from "../to-watch.ts";
import { endWatch } from "./end-watch.ts";

/** What somebody decides about a flow's guard; what is absent stays. */
export interface GuardChange {
  readonly actor: Actor;
  readonly flowId: string;
  readonly mode: StoredSettings["mode"];
  readonly action?: StoredSettings["action"] | undefined;
  readonly watchMinutes?: number | undefined;
  readonly fixedThreshold?: boolean | undefined;
  readonly skipShadow?: boolean | undefined;
}

type SettingsDependencies = Pick<GuardDependencies, "storage" | "now">;

/** A flow's guard. */
export async function readGuard(
  { workspaceId, flowId }: { readonly workspaceId: string; readonly flowId: string },
  { storage }: Pick<GuardDependencies, "storage">,
): Promise<Result<GuardSettings, ApiFault>> {
  return shownSettings(storage.in(workspaceId), flowId);
}

/** Changes a flow's guard; watches that run follow at once. Switching it on needs three good watches in shadow mode, or an explicit choice. */
export async function changeGuard(
  change: GuardChange,
  { storage, now }: SettingsDependencies,
): Promise<Result<GuardSettings, ApiFault>> {
  const { actor, flowId, skipShadow = false } = change;
  return storage.transaction<GuardSettings, ApiFault>(actor.workspaceId, async (store) => {
    if (!(await store.flowExists(flowId))) return NO_FLOW;
    const former = await store.settings(flowId);
    const shadow = shadowProgress(await store.shadowWatches(flowId));
    const leavesShadow = change.mode === "on" && former?.mode !== "on" && !shadow.ready;
    if (leavesShadow && !skipShadow) return stillInShadow(shadow);
    const at = now();
    const chosen = chosenSettings(change, former ?? USUAL_SETTINGS);
    await store.putSettings(flowId, { ...chosen, updatedAt: at, updatedBy: actor.id });
    await applyToRunning(store, flowId, { ...chosen, at, actor: actor.id });
    const { mode: formerMode, action: formerAction } = former ?? USUAL_SETTINGS;
    const details = { ...chosen, formerMode, formerAction, skippedShadow: leavesShadow };
    await store.appendAudit({ at, actor: actor.id, action: "guard.settings", flowId, details });
    return shownSettings(store, flowId);
  });
}

type Chosen = Pick<StoredSettings, "mode" | "action" | "watchMinutes" | "fixedThreshold">;

function chosenSettings(change: GuardChange, former: Chosen): Chosen {
  return {
    mode: change.mode,
    action: change.action ?? former.action,
    watchMinutes: change.watchMinutes ?? former.watchMinutes,
    fixedThreshold: change.fixedThreshold ?? former.fixedThreshold,
  };
}

async function shownSettings(store: GuardStore, flowId: string): Promise<Result<GuardSettings, ApiFault>> {
  if (!(await store.flowExists(flowId))) return NO_FLOW;
  return ok(toSettings(await store.settings(flowId), await store.shadowWatches(flowId)));
}

function stillInShadow({ needed, judged, wrong }: GuardSettings["shadow"]) {
  const why =
    judged < needed
      ? `${judged} of ${needed} watches in shadow mode have reached a verdict.`
      : `${wrong} of the last ${needed} watches raised an alarm over a version that was kept.`;
  return fault("guard-in-shadow", `${why} Leave the guard in shadow mode, or switch it on nevertheless.`);
}

async function applyToRunning(
  store: GuardStore,
  flowId: string,
  {
    mode,
    action,
    fixedThreshold,
    at,
    actor,
  }: Pick<StoredSettings, "mode" | "action" | "fixedThreshold"> & {
    readonly at: Date;
    readonly actor: string;
  },
): Promise<void> {
  for (const id of await store.running(flowId)) {
    const held = await store.hold(id);
    // What is on its way back stays on its way.
    if (held === null || held.state === "ended" || held.state === "rollingBack") continue;
    if (mode === "off") await endWatch(store, held, { outcome: "switchedOff", at, actor });
    else await store.update(id, { mode, action, fixedThreshold });
  }
}
