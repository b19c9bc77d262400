import type { GuardLook, GuardSettings, GuardSubject, GuardWatch, GuardWatchDetail } from "@tonegraph/api-contract";
import {
  ALARM_EVIDENCE,
  blockAlarmEvidence,
  FALLBACK_THRESHOLD,
  logEvidence,
  type Counts,
  type Watch,
} from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import { fault } from "../../kernel/fault.ts";
import { briefCalls } from "./brief-calls.ts";
import { menusAbove } from "./menus-above.ts";
import type { StoredSettings } from "./ports.ts";
import { shadowProgress } from "./shadow-rule.ts";
import type { WatchMemory, WatchRecord } from "./watch-record.ts";

/** What holds where nobody has decided anything. */
export const USUAL_SETTINGS = { mode: "off", action: "ask", watchMinutes: 240, fixedThreshold: false } as const;

export const NO_FLOW = fault("not-found", "There is no flow with this id.");
export const NO_WATCH = fault("not-found", "There is no watch with this id.");

/** Counts as the API names them. */
export function toCalls({ trials, successes }: Counts): { readonly calls: number; readonly lost: number } {
  return { calls: trials, lost: successes };
}

/** What a watch knows of all calls. */
export function toOverall({ watch }: WatchMemory): GuardSubject {
  return toSubject(watch.all, ALARM_EVIDENCE);
}

function toSubject(watch: Watch, threshold: number): GuardSubject {
  return {
    former: toCalls(watch.former),
    seen: toCalls(watch.seen),
    logEvidence: logEvidence(watch.evidence),
    logThreshold: Math.log(threshold),
  };
}

/** A watch as the API shows it. */
export function toWatch(record: WatchRecord): GuardWatch {
  const { id, flowId, flowName, tenantId, tenantName, deploymentId, version, former, mode, action } = record;
  const { state, outcome, reason, paused, memory, trip, decided, rollbackDeploymentId, refusal, looks } = record;
  return {
    id,
    flowId,
    flowName,
    tenantId,
    tenantName,
    deploymentId,
    version,
    formerVersion: former?.version ?? null,
    mode,
    action,
    state,
    outcome,
    reason,
    beginsAt: record.beginsAt.toISOString(),
    endsAt: record.endsAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
    paused: paused === null ? null : { since: paused.since.toISOString(), why: paused.why },
    source: memory?.watch.all.source.kind ?? null,
    looks,
    overall: memory === null ? null : toOverall(memory),
    trip,
    answer: decided === null ? null : { decided: decided.what, by: decided.byName, at: decided.at.toISOString() },
    rollbackDeploymentId,
    refusal,
  };
}

/** A watch with everything it rests on. */
export function toWatchDetail(
  record: WatchRecord,
  { history, flow }: { readonly history: readonly GuardLook[]; readonly flow: Flow | null },
): GuardWatchDetail {
  const { memory } = record;
  const threshold = memory === null ? ALARM_EVIDENCE : blockAlarmEvidence(memory.watch);
  const nodes = Object.entries(memory?.watch.nodes ?? {}).map(
    ([id, node]) => [id, toSubject(node, threshold)] as const,
  );
  const fixedThreshold =
    flow === null || memory === null ? null : { threshold: FALLBACK_THRESHOLD, menus: [...menusAbove(flow, memory)] };
  const brief = memory === null ? null : briefCalls(memory);
  return { ...toWatch(record), nodes: Object.fromEntries(nodes), fixedThreshold, brief, history: [...history] };
}

/** A flow's guard as the API shows it. */
export function toSettings(
  stored: (StoredSettings & { readonly updatedByName: string }) | null,
  shadowWatches: Parameters<typeof shadowProgress>[0],
): GuardSettings {
  const { mode, action, watchMinutes, fixedThreshold } = stored ?? USUAL_SETTINGS;
  return {
    mode,
    action,
    watchMinutes,
    fixedThreshold,
    shadow: shadowProgress(shadowWatches),
    updatedAt: stored?.updatedAt.toISOString() ?? null,
    updatedBy: stored?.updatedByName ?? null,
  };
}
