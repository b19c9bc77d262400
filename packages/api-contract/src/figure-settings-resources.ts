import { z } from "zod";

/** How long callers' figures of a tenant are kept. The zone its days are told in is the tenant's own: `settings.publishing.timeZone`, else UTC. */
export const figureSettingsSchema = z
  .strictObject({
    /** Days that single calls are kept. */
    visitDays: z.number().int().min(1).max(400),
    /** Days that sums per hour and day are kept; at least as long as single calls. */
    figureDays: z.number().int().min(1).max(1200),
  })
  .refine(({ visitDays, figureDays }) => figureDays >= visitDays, {
    path: ["figureDays"],
    error: "Sums are kept at least as long as single calls.",
  });
/** How long callers' figures of a tenant are kept. */
export type FigureSettings = z.infer<typeof figureSettingsSchema>;

/** What holds for a tenant that nobody has set anything for. */
export const USUAL_FIGURE_SETTINGS: FigureSettings = { visitDays: 30, figureDays: 400 };

/** The zone that days are told in where a tenant names none. */
export const USUAL_FIGURE_ZONE = "UTC";
