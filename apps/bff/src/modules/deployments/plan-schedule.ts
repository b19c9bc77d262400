import { overlapOf, readSchedule, spanWords, type PlannedSpan, type ScheduleRequest } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { ActivationWindow } from "@tonegraph/vendor-kit";
import type { Actor } from "../../kernel/actor.ts";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import { publishingRules } from "../../kernel/tenant-publishing.ts";
import type { VendorAccount } from "../../kernel/vendor-accounts.ts";
import type { Candidate } from "./candidate.ts";
import type { DeploymentRecord } from "./deployment.ts";
import type { DeploymentStorage, DeploymentStore } from "./ports.ts";

/** Somebody's wish to publish at a time. */
export interface ScheduleWish extends FlowOnTenant {
  readonly actor: Pick<Actor, "workspaceId">;
  readonly schedule: ScheduleRequest;
  readonly window?: ActivationWindow | undefined;
}

/** What becomes of the wish. */
export interface SchedulePlan {
  readonly span: PlannedSpan;
  /**
   * `vendor`: published at once, with the vendor's own window. Only where nothing of the flow is live there, because callers
   * would meet nothing until the window opens.
   */
  readonly by: "vendor" | "tonegraph";
  /** The version that comes back as things are now. */
  readonly returnsTo: number | null;
}

/** Decides whether a schedule can be kept, and by whom. Every refusal names its place in the body. */
export async function planSchedule(
  wish: ScheduleWish,
  { candidate, account }: { readonly candidate: Candidate; readonly account: VendorAccount },
  { storage, surroundings }: { readonly storage: DeploymentStorage; readonly surroundings: { now(): Date } },
): Promise<Result<SchedulePlan, ApiFault>> {
  const { flowId, tenantId } = wish;
  const read = readWish(wish, account, surroundings.now());
  if (!read.ok) return read;
  const span = read.value;
  const store = storage.in(wish.actor.workspaceId);
  const live = (await store.findLive({ flowId, tenantId }))?.version ?? null;
  const by = candidate.descriptor.capabilities.activationWindow === true && live === null ? "vendor" : "tonegraph";
  if (by === "tonegraph" && span.endsAt !== null && live === null) return NOTHING_TO_RETURN_TO;
  const free = await refuseOverlap({ flowId, tenantId }, span, store);
  return free.ok ? ok({ span, by, returnsTo: span.endsAt === null ? null : live }) : free;
}

function readWish(
  { schedule, window }: ScheduleWish,
  account: VendorAccount,
  now: Date,
): Result<PlannedSpan, ApiFault> {
  if (window !== undefined) {
    return refused("/schedule", "two-times", "Give either a schedule or the vendor's own window, not both.");
  }
  const timeZone = schedule.timeZone ?? publishingRules(account).timeZone;
  if (timeZone === null) {
    const message = "This tenant has no time zone of its own. Name one, such as Europe/Berlin.";
    return refused("/schedule/timeZone", "required", message);
  }
  const read = readSchedule(schedule, timeZone, now.getTime());
  return read.ok ? read : refused(`/schedule${read.error.pointer}`, read.error.code, read.error.message);
}

/** Refuses a span that collides with another one of the same flow on the same tenant. */
export async function refuseOverlap(
  place: FlowOnTenant,
  span: PlannedSpan,
  store: Pick<DeploymentStore, "waiting">,
): Promise<Result<null, ApiFault>> {
  for (const { version, schedule } of await store.waiting(place)) {
    if (schedule === null) continue;
    const at = overlapOf(span, schedule.span);
    if (at === null) continue;
    const what = schedule.part === "start" ? `Version ${version} is scheduled` : "Another version is live";
    const message = `${what} ${spanWords(schedule.span)}. Choose another time, or cancel that schedule first.`;
    return fault("schedule-overlap", message, { errors: [{ pointer: `/schedule${at}`, code: "overlap", message }] });
  }
  return ok(null);
}

/** The vendor's own window that keeps a span. */
export function vendorWindow({ startsAt, endsAt }: PlannedSpan): ActivationWindow {
  return { effectiveDate: startsAt, ...(endsAt === null ? {} : { expirationDate: endsAt }) };
}

/** What a publish by hand means for something that waits. */
export function waitingWords(
  { version, schedule }: Pick<DeploymentRecord, "version" | "schedule">,
  started: boolean,
): string {
  if (schedule === null) return "";
  const when = spanWords(schedule.span);
  if (schedule.part === "return" && started) {
    return `Version ${version} comes back when the span ends (${when}). If anything is published before, it does not.`;
  }
  if (schedule.part === "return") return `What is live then comes back when the span ends (${when}).`;
  return `Version ${version} is scheduled ${when} and will take the place of what is live then.`;
}

const NOTHING_TO_RETURN_TO = refused(
  "/schedule/until",
  "nothing-to-return-to",
  "Nothing of this flow is live on this tenant, so nothing could come back. Leave the end out, or publish something first.",
);

function refused(pointer: string, code: string, message: string) {
  return fault("invalid-body", message, { errors: [{ pointer, code, message }] });
}
