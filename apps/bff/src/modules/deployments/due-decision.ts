// What is to become of a deployment that waits for its time. The rules stand here alone; docs/guides/schedule.md tells
// people the same.
import type { LiveRecord } from "../../kernel/live-reader.ts";
import { isFinal, type DeploymentError, type DeploymentRecord, type ScheduleHalf } from "./deployment.ts";

/** How late a start without an end still begins: after a day it is somebody's decision again. */
const LATEST_START_MS = 86_400_000;
/** What is later than this says so. */
const LATE_MS = 120_000;

/** What is known when it is decided. */
export interface DueSituation {
  readonly now: Date;
  /** The other half of the schedule; null where there is none. */
  readonly partner: DeploymentRecord | null;
  readonly live: LiveRecord | null;
  /** Whether another deployment of the flow on this tenant is running. */
  readonly busy: boolean;
}

export type DueDecision =
  | { readonly kind: "wait" }
  | { readonly kind: "begin"; readonly warnings: readonly string[]; readonly overDrift: string | null }
  | { readonly kind: "end"; readonly state: "cancelled" | "superseded"; readonly error: DeploymentError };

const WAIT: DueDecision = { kind: "wait" };

/** Decides for one waiting deployment. A clock that jumps back makes nothing begin twice: what began does not wait. */
export function dueDecision(
  waiting: { readonly schedule: ScheduleHalf; readonly overDrift: string | null },
  situation: DueSituation,
): DueDecision {
  return waiting.schedule.part === "start"
    ? startDecision(waiting.schedule, { ...situation, overDrift: waiting.overDrift })
    : returnDecision(waiting.schedule, situation);
}

function startDecision(
  { dueAt, span }: ScheduleHalf,
  { now, busy, overDrift }: DueSituation & { readonly overDrift: string | null },
): DueDecision {
  const lateMs = now.getTime() - dueAt.getTime();
  if (lateMs < 0) return WAIT;
  if (span.endsAt !== null && now.getTime() >= Date.parse(span.endsAt)) {
    return ended(
      "cancelled",
      "window-missed",
      "Its span was over before Tonegraph could begin it. Nothing was changed.",
    );
  }
  if (span.endsAt === null && lateMs > LATEST_START_MS) {
    const message = `Its time was missed by ${howLong(lateMs)}. After a day nothing is published unasked.`;
    return ended("cancelled", "window-missed", message);
  }
  return busy ? WAIT : { kind: "begin", warnings: lateWords(lateMs), overDrift };
}

function returnDecision({ dueAt }: ScheduleHalf, { now, partner, live, busy }: DueSituation): DueDecision {
  if (partner === null || partner.endedAt === null || !isFinal(partner.state)) return WAIT;
  if (partner.state !== "live" && partner.state !== "unknown") {
    return ended(
      "cancelled",
      "start-not-live",
      "The scheduled version never went live, so there is nothing to go back from.",
    );
  }
  if (isNewer(live, { ...partner, endedAt: partner.endedAt })) {
    const message = "Something newer was published meanwhile. Going back would have undone it.";
    return ended("superseded", "published-meanwhile", message);
  }
  const lateMs = now.getTime() - dueAt.getTime();
  if (lateMs < 0 || busy) return WAIT;
  // Nobody could tell whether the start had happened: where the vendor holds just that, it may be replaced.
  const overDrift = partner.state === "unknown" ? partner.artefactHash : null;
  return { kind: "begin", warnings: lateWords(lateMs), overDrift };
}

/** Whether something was published since the start. Times are compared only where the start's own record is missing. */
function isNewer(
  live: LiveRecord | null,
  start: { id: string; state: DeploymentRecord["state"]; endedAt: Date },
): boolean {
  if (live === null || live.deploymentId === start.id) return false;
  return start.state === "live" || live.since > start.endedAt;
}

function ended(state: "cancelled" | "superseded", code: string, message: string): DueDecision {
  return { kind: "end", state, error: { code, message } };
}

function lateWords(lateMs: number): readonly string[] {
  if (lateMs <= LATE_MS) return [];
  return [`It began ${howLong(lateMs)} after its time, because nothing could be published before.`];
}

function howLong(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}
