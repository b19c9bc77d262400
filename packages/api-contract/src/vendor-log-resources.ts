// What a vendor's own log says of a flow, as the API hands it on.
import { z } from "zod";

const entrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime({ offset: true }),
  /** The vendor's own word for it. */
  action: z.string(),
  /** Null where the vendor does not say who. */
  actor: z.string().nullable(),
  /** Whether it was done with the tenant's own credentials. */
  byUs: z.boolean(),
});

/** A page of a vendor's log of a flow, newest first within the page. */
export const vendorLogSchema = z.object({
  /** False where this vendor's API tells nobody what was done to a flow. */
  offered: z.boolean(),
  entries: z.array(entrySchema),
  /** The page after this one; null where there is none. */
  nextPage: z.number().int().nullable(),
  /** Who changed it last beside us since it was published from here, as far as this page tells; null where nobody did. */
  lastEdit: z.object({ actor: z.string(), at: z.iso.datetime({ offset: true }), action: z.string() }).nullable(),
});
/** A page of a vendor's log of a flow. */
export type VendorLog = z.infer<typeof vendorLogSchema>;
