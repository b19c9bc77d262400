// Who calls, and when: made up, and always the same for the same seed.
import { z } from "zod";
import { seededNumbers } from "../seeded-numbers.ts";
import { USUAL_HABITS } from "./caller.ts";
import { webServicesSchema } from "./web-services.ts";

const share = z.number().min(0).max(1);

/** The callers of one dialect's stand-in. */
export const populationSchema = z.strictObject({
  seed: z.number().int().nonnegative().max(4_294_967_295).default(1),
  /** Calls of one flow in its busiest hour; 0 for nobody. */
  callsPerHour: z.number().int().nonnegative().max(20_000).default(60),
  /** For how many days before its first content a flow is taken to have been live with it. */
  sinceDays: z.number().int().nonnegative().max(90).default(0),
  /** `week`: people call when people call; `flat`: at all times as in the busiest hour. */
  rhythm: z.enum(["week", "flat"]).default("week"),
  /** Shares of callers who know menus by heart, who press 0 though nobody offers it, and who need longer to answer; of requests that fail. */
  habits: z
    .strictObject({
      regulars: share.default(USUAL_HABITS.regulars),
      missesZero: share.default(USUAL_HABITS.missesZero),
      slow: share.default(USUAL_HABITS.slow),
      failingRequests: share.exactOptional(),
    })
    .default(USUAL_HABITS),
  /** Absent: as `failingRequests` has it. */
  webServices: webServicesSchema.exactOptional(),
});
/** The callers of one dialect's stand-in. */
export type Population = z.infer<typeof populationSchema>;

/** An hour in milliseconds. */
export const HOUR_MS = 3_600_000;

// Shares of the busiest hour, by hour of the day (UTC) and by day of the week (Sunday first).
const DAY = [
  0.04, 0.03, 0.02, 0.02, 0.03, 0.06, 0.14, 0.32, 0.68, 0.95, 1, 0.94, 0.76, 0.82, 0.9, 0.86, 0.74, 0.56, 0.38, 0.27,
  0.2, 0.15, 0.1, 0.06,
];
const WEEK = [0.22, 1, 0.92, 0.88, 0.85, 0.8, 0.36];

/** The share of the busiest hour's calls that comes in an hour. */
export function loadAt(hourMs: number): number {
  const date = new Date(hourMs);
  return (DAY[date.getUTCHours()] ?? 0) * (WEEK[date.getUTCDay()] ?? 0);
}

/** When calls begin within an hour, in order, in milliseconds since the epoch. */
export function arrivalsIn(hourMs: number, { callsPerHour, rhythm }: Population, words: string): readonly number[] {
  const next = seededNumbers(words);
  const expected = callsPerHour * (rhythm === "flat" ? 1 : loadAt(hourMs)) * (0.85 + 0.3 * next());
  const calls = Math.floor(expected + next());
  return Array.from({ length: calls }, () => hourMs + Math.floor(next() * HOUR_MS)).toSorted((a, b) => a - b);
}
