// When a version is to be live: from a moment on, or for a span after which what was live comes back.
import { z } from "zod";
import { isTimeZone, localTimeWords, readLocalTime } from "./schedule-time.ts";

const local = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u, "Write a local time as YYYY-MM-DDTHH:MM.");

/** When to publish: local times in a zone; without `timeZone` the tenant's own. Without `until` there is no way back. */
export const scheduleSchema = z.strictObject({
  from: local,
  until: local.optional(),
  timeZone: z.string().min(1).max(100).optional(),
});
/** When to publish, as it is asked for. */
export type ScheduleRequest = z.infer<typeof scheduleSchema>;

/** A schedule as it is kept: what was asked for, and the instants that it means (ISO 8601, UTC). */
export const plannedSpanSchema = z.object({
  timeZone: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().nullable(),
});
/** A schedule as it is kept. */
export type PlannedSpan = z.infer<typeof plannedSpanSchema>;

/** The schedule that a deployment belongs to: it begins the span, or brings back what was live before it. */
export const deploymentScheduleSchema = plannedSpanSchema.extend({
  part: z.enum(["start", "return"]),
  /** When this half is to run. */
  dueAt: z.iso.datetime(),
  /** The other half; null where there is no way back. */
  partnerId: z.string().nullable(),
});
/** The schedule that a deployment belongs to. */
export type DeploymentSchedule = z.infer<typeof deploymentScheduleSchema>;

/** What a plan says of the schedule that was asked for. */
export const planScheduleSchema = plannedSpanSchema.extend({
  /** Who keeps the time: the vendor's own window, or Tonegraph. */
  by: z.enum(["vendor", "tonegraph"]),
  /** The version that comes back as things are now; null where none does. */
  returnsTo: z.number().int().nullable(),
  /** What to know: clocks that change, and what happens when a time is missed. */
  notes: z.array(z.string()),
});

/** A deployment of the same flow on the same tenant that waits for its time. */
export const planWaitingSchema = deploymentScheduleSchema.extend({
  deploymentId: z.string(),
  version: z.number().int(),
  /** What a publish by hand means for it. */
  words: z.string(),
});

/** What is wrong with a schedule; `pointer` is a JSON pointer into it. */
export interface ScheduleFault {
  readonly pointer: "/from" | "/until" | "/timeZone";
  readonly code: "invalid-time" | "invalid-zone" | "in-the-past" | "reversed" | "overlap";
  readonly message: string;
}

/** Reads a schedule in a zone. `now` is milliseconds since 1970; a time that is not after it has passed. */
export function readSchedule(
  { from, until }: Pick<ScheduleRequest, "from" | "until">,
  timeZone: string,
  now: number,
): { readonly ok: true; readonly value: PlannedSpan } | { readonly ok: false; readonly error: ScheduleFault } {
  if (!isTimeZone(timeZone)) {
    const message = `There is no time zone "${timeZone}". Write one such as Europe/Berlin.`;
    return wrong("/timeZone", "invalid-zone", message);
  }
  const start = readLocalTime(from, timeZone);
  if (start === null) return wrong("/from", "invalid-time", `There is no time ${from}.`);
  if (start.at <= now) return wrong("/from", "in-the-past", `${localTimeWords(from, timeZone)} has passed.`);
  const planned = { timeZone, from, startsAt: isoOf(start.at) };
  if (until === undefined) return { ok: true, value: { ...planned, until: null, endsAt: null } };
  const end = readLocalTime(until, timeZone);
  if (end === null) return wrong("/until", "invalid-time", `There is no time ${until}.`);
  if (end.at <= start.at) {
    const message = `The span ends (${localTimeWords(until, timeZone)}) before it begins (${localTimeWords(from, timeZone)}).`;
    return wrong("/until", "reversed", message);
  }
  return { ok: true, value: { ...planned, until, endsAt: isoOf(end.at) } };
}

/**
 * Where a schedule collides with one that is there already; null where it does not. A span takes the time from its start up
 * to, but not including, its end; a schedule without an end takes its moment alone, because a later one may follow it.
 */
export function overlapOf(asked: PlannedSpan, present: PlannedSpan): "/from" | "/until" | null {
  const [mine, theirs] = [rangeOf(asked), rangeOf(present)];
  if (mine.start === theirs.start || (mine.start > theirs.start && mine.start < theirs.end)) return "/from";
  return theirs.start > mine.start && theirs.start < mine.end ? "/until" : null;
}

/** A schedule for people: "from 24 Dec 2026, 18:00 until 27 Dec 2026, 08:00 (Europe/Berlin)". */
export function spanWords({ from, until, timeZone }: Pick<PlannedSpan, "from" | "until" | "timeZone">): string {
  if (until === null) return `at ${localTimeWords(from, timeZone)}`;
  const begin = localTimeWords(from, timeZone).replace(` (${timeZone})`, "");
  return `from ${begin} until ${localTimeWords(until, timeZone)}`;
}

function rangeOf({ startsAt, endsAt }: PlannedSpan): { readonly start: number; readonly end: number } {
  const start = Date.parse(startsAt);
  return { start, end: endsAt === null ? start : Date.parse(endsAt) };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}

function wrong(
  pointer: ScheduleFault["pointer"],
  code: ScheduleFault["code"],
  message: string,
): { readonly ok: false; readonly error: ScheduleFault } {
  return { ok: false, error: { pointer, code, message } };
}
