// What all answers about callers' figures have in common.
import { z } from "zod";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

/** How much a rate changed: above 0 it rose. With its 95 % interval (Newcombe). */
export const rateChangeSchema = z.object({
  change: z.number(),
  low: z.number(),
  high: z.number(),
  /** Whether the interval leaves 0 out. */
  isClear: z.boolean(),
});

/** A share of what was counted. */
export const rateSchema = z.object({
  /** Null where nothing was counted. */
  rate: share.nullable(),
  /** The 95 % Wilson interval of the rate. */
  low: share,
  high: share,
  /** False under 30 calls: not ranked. */
  enough: z.boolean(),
});

/** A share of calls that hung up unserved: `rate` is lost / calls. */
export const lossSchema = rateSchema.extend({ calls: count, lost: count });
/** A share of calls that hung up unserved. */
export type Loss = z.infer<typeof lossSchema>;

/** Calls and their share of what they are compared with. */
export const callsShareSchema = z.object({ calls: count, share });

/** Where figures come from. */
export const figuresSourceSchema = z.object({
  tenantId: z.string(),
  /** `none`: this dialect reports no figures per block. */
  kind: z.enum(["aggregates", "calls", "none"]),
  fetchedAt: instant.nullable(),
});

/** Where nothing is known, or not what was asked for, and why. */
export const gapsSchema = z.array(z.object({ from: instant, to: instant, why: z.string() }));

/** Which calls figures are about, and how they are known. */
export const figuresFrameSchema = z.object({
  version: z.number().int(),
  from: instant,
  to: instant,
  source: figuresSourceSchema,
  gaps: gapsSchema,
});
