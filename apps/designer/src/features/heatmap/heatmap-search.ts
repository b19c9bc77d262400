import { z } from "zod";
import { METRICS } from "./heat-metric.ts";

/** Periods that can be looked at, in milliseconds. */
export const PERIODS = { day: 86_400_000, week: 604_800_000, month: 2_592_000_000 } as const;
/** A period that can be looked at. */
export type Period = keyof typeof PERIODS;

const version = z.coerce.number().int().positive().optional().catch(undefined);

/** What is looked at, as it stands in the address, so that a picture can be sent to a colleague. */
export const heatmapSearchSchema = z.object({
  tenant: z.string().min(1).optional().catch(undefined),
  period: z.enum(["day", "week", "month"]).optional().catch(undefined),
  metric: z.enum(METRICS).optional().catch(undefined),
  version,
  compare: version,
  node: z.string().min(1).optional().catch(undefined),
});
/** What is looked at. */
export type HeatmapSearch = z.infer<typeof heatmapSearchSchema>;
