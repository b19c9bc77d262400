// What a vendor itself reports of a flow as a whole.
import { z } from "zod";
import { gapsSchema, rateSchema } from "./figures-parts.ts";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** One row as the vendor reports it. A figure that it does not report is absent, never 0. */
export const vendorFiguresRowSchema = z.object({
  /** When the row's day or span begins. */
  from: instant.optional(),
  /** When its span ends; absent where a row is of one day. */
  to: instant.optional(),
  calls: count.optional(),
  /** Calls that were given up. */
  abandoned: count.optional(),
  /** abandoned / calls; absent where one of them is, or where they do not fit because the vendor counts them one after the other. */
  abandonment: rateSchema.optional(),
  /** All calls together. */
  totalSeconds: z.number().nonnegative().optional(),
  /** The share of calls that were completed. */
  completionRate: z.number().min(0).max(1).optional(),
});
/** One row as the vendor reports it. */
export type VendorFiguresRow = z.infer<typeof vendorFiguresRowSchema>;

/** What a vendor reports of the flow whose version is live on a tenant, asked while the request waited. */
export const vendorFiguresSchema = z.object({
  version: z.number().int(),
  /** The span that was asked for. */
  from: instant,
  to: instant,
  /** Empty where the vendor reports nothing of the flow. */
  rows: z.array(vendorFiguresRowSchema),
  /** Who reports it, such as `NICE CXone`. */
  vendor: z.string(),
  fetchedAt: instant,
  /** The time zone in which the tenant's days are told (IANA). */
  timeZone: z.string(),
  gaps: gapsSchema,
});
/** What a vendor reports of a flow as a whole. */
export type VendorFigures = z.infer<typeof vendorFiguresSchema>;
