// Faults from a seed: the same seed and rate give the same faults to the same requests, in the order they arrive.
import { z } from "zod";
import { faultSchema, type Fault, type FaultInput } from "./fault-list.ts";
import { seededNumbers } from "./seeded-numbers.ts";

/** A schedule as it is asked for: which seed, and how large a share of requests goes wrong. */
export const scheduleSchema = z.strictObject({
  seed: z.number().int().nonnegative().max(4_294_967_295),
  rate: z.number().min(0).max(1),
});
/** A seed and a rate. */
export type ScheduleInput = z.infer<typeof scheduleSchema>;

/** The schedule that is running, with the requests that it has judged and hit so far. */
export interface RunningSchedule extends ScheduleInput {
  readonly requests: number;
  readonly faults: number;
}

/** What goes wrong, each as often as the others. The order is part of what a seed means: add at the end only. */
export const SCHEDULED_FAULTS: readonly FaultInput[] = [
  { status: 500 },
  { status: 502, contentType: "text/html", body: "<html><title>Bad gateway</title></html>" },
  { status: 503, retryAfter: 1 },
  { status: 429, retryAfter: 1 },
  { dropConnection: true },
  { dropConnection: true, when: "after" },
  { cutAnswer: true, when: "after" },
  { status: 500, when: "after" },
  { delayMs: 300 },
  { expireTokens: true },
  { status: 200, contentType: "text/html", body: "<html><title>Sign in</title></html>" },
  { status: 200, body: { error: "internal", message: "Something went wrong" } },
  { status: 503, retryAfter: 1, when: "after" },
];

/** The fault of the request with this number (from 0), or undefined where it goes well. */
export function scheduledFault({ seed, rate }: ScheduleInput, request: number): Fault | undefined {
  const next = seededNumbers(`${seed} ${request}`);
  if (next() >= rate) return undefined;
  return faultSchema.parse(SCHEDULED_FAULTS[Math.floor(next() * SCHEDULED_FAULTS.length)]);
}

/** One dialect's schedule: none, until somebody starts one. */
export interface FaultSchedule {
  start(schedule: ScheduleInput): void;
  stop(): void;
  read(): RunningSchedule | null;
  /** The fault of the next request. */
  next(): Fault | undefined;
}

/** A schedule that is not running. */
export function createFaultSchedule(): FaultSchedule {
  let running: RunningSchedule | null = null;
  return {
    start(schedule) {
      running = { ...schedule, requests: 0, faults: 0 };
    },
    stop() {
      running = null;
    },
    read: () => running,
    next() {
      if (running === null) return undefined;
      const fault = scheduledFault(running, running.requests);
      running = { ...running, requests: running.requests + 1, faults: running.faults + (fault ? 1 : 0) };
      return fault;
    },
  };
}
