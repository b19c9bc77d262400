// What a publish changed for callers.
import { z } from "zod";
import { figuresSourceSchema, gapsSchema, lossSchema, rateChangeSchema } from "./figures-parts.ts";

const span = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

/** What became of a figure: clearly better or worse, no clear change, or fewer than 30 calls on a side. */
export const effectVerdictSchema = z.enum(["better", "worse", "unclear", "notEnoughCalls"]);

/** One side and the other, and the difference new − former; null where a side has fewer than 30 calls. */
export const comparedLossSchema = z.object({
  before: lossSchema,
  after: lossSchema,
  difference: rateChangeSchema.nullable(),
  verdict: effectVerdictSchema,
});

/** What a version changed against the one that was live before it on this tenant. */
export const publishEffectSchema = z.object({
  version: z.number().int(),
  /** The version that was live before; null where there was none. */
  former: z.number().int().nullable(),
  /** `neverLive`: the version never answered a call here; `first`: nothing was live before it. */
  state: z.enum(["compared", "neverLive", "first"]),
  /** When the version went live; null where it never did. */
  liveSince: z.iso.datetime().nullable(),
  /** The former version's last whole weeks, at most as many as this one has, and the time since this one went live; null where there is nothing to compare. */
  spans: z.object({ before: span, after: span }).nullable(),
  total: comparedLossSchema.nullable(),
  nodes: z.array(
    z.object({
      nodeId: z.string(),
      /** What the block is called, in the version that has it. */
      name: z.string(),
      /** `same`: in both and unchanged; `changed`: in both, with differences of its own. */
      state: z.enum(["same", "changed", "added", "removed"]),
      /** null for a node that only one version has. */
      compared: comparedLossSchema.nullable(),
      /** The side that there is, for a node that only one version has. */
      alone: lossSchema.nullable(),
    }),
  ),
  source: figuresSourceSchema,
  gaps: gapsSchema,
});
/** What a publish changed for callers. */
export type PublishEffect = z.infer<typeof publishEffectSchema>;
/** One side and the other. */
export type ComparedLoss = z.infer<typeof comparedLossSchema>;
