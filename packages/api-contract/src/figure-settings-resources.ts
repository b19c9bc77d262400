import { z } from "zod";

/** How long callers' figures of a tenant are kept, and the time zone its days are told in. */
export const figureSettingsSchema = z
  .strictObject({
    /** An IANA name, such as Europe/Berlin. */
    timeZone: z
      .string()
      .max(60)
      .refine(isTimeZone, { error: "There is no time zone of this name. Use an IANA name, such as Europe/Berlin." }),
    /** Days that single calls are kept. */
    visitDays: z.number().int().min(1).max(400),
    /** Days that sums per hour and day are kept; at least as long as single calls. */
    figureDays: z.number().int().min(1).max(1200),
  })
  .refine(({ visitDays, figureDays }) => figureDays >= visitDays, {
    path: ["figureDays"],
    error: "Sums are kept at least as long as single calls.",
  });
/** How long callers' figures of a tenant are kept, and the time zone its days are told in. */
export type FigureSettings = z.infer<typeof figureSettingsSchema>;

/** What holds for a tenant that nobody has set anything for. */
export const USUAL_FIGURE_SETTINGS: FigureSettings = { timeZone: "UTC", visitDays: 30, figureDays: 400 };

function isTimeZone(name: string): boolean {
  try {
    // Offsets such as +02:00 know no daylight saving time.
    return /^[A-Za-z]/u.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
