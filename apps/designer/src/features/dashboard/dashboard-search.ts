import { z } from "zod";

/** Days that the dashboard can look back. */
export const DAYS = [7, 28, 90] as const;

const tenant = z.string().min(1).optional().catch(undefined);

/** What is looked at, as it stands in the address. */
export const dashboardSearchSchema = z.object({
  days: z
    .union([z.literal(7), z.literal(28), z.literal(90)])
    .optional()
    .catch(undefined),
  tenant,
});
/** What is looked at. */
export type DashboardSearch = z.infer<typeof dashboardSearchSchema>;

/** Which week is looked at; without one the last that is over. */
export const reportSearchSchema = z.object({
  week: z
    .string()
    .regex(/^\d{4}-W\d{2}$/u)
    .optional()
    .catch(undefined),
  tenant,
});
