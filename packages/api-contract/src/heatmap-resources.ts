// Callers' figures on a flow's drawing.
import { z } from "zod";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const countsBy = z.record(z.string(), count);

/** How much a rate changed against the version compared with: above 0 it is worse. With its 95 % interval (Newcombe). */
export const rateChangeSchema = z.object({
  change: z.number(),
  low: z.number(),
  high: z.number(),
  isClear: z.boolean(),
});

/** What happened at one node. Figures that the source does not have are absent, never 0. */
export const heatNodeSchema = z.object({
  /** Calls that were here at all (unique calls). */
  entered: count,
  /** Stays; a call that came by twice has two. Only from single calls. */
  visits: count.optional(),
  /** Calls whose caller hung up here, unserved. */
  abandoned: count,
  /** abandoned / entered; null where nothing entered. */
  rate: share.nullable(),
  /** The 95 % Wilson interval of the rate. */
  low: share,
  high: share,
  /** False under 30 calls: not ranked. */
  enough: z.boolean(),
  /** Calls that hung up here having got what they came for. */
  completed: count.optional(),
  /** Calls that the flow ended or handed over here. */
  ended: count.optional(),
  /** Calls that are still here. */
  open: count.optional(),
  /** Calls by the exit they left by for good. */
  next: countsBy.optional(),
  /** No-inputs, all attempts; `noInputByAttempt` tells them apart. */
  noInput: count.optional(),
  noInputByAttempt: countsBy.optional(),
  noMatch: count.optional(),
  noMatchByAttempt: countsBy.optional(),
  optedOut: count.optional(),
  keys: countsBy.optional(),
  medianSeconds: z.number().nonnegative().nullable().optional(),
  p90Seconds: z.number().nonnegative().nullable().optional(),
  /** Where callers hung up: calls by whole seconds after the stay began. */
  hungUpAfter: countsBy.optional(),
  averageWaitSeconds: z.number().nonnegative().optional(),
  /** Against `compareTo`; null where one side has no calls. */
  compared: rateChangeSchema.nullable().optional(),
});

/** Callers' figures of one version on one tenant. */
export const heatmapSchema = z.object({
  version: z.number().int(),
  compareTo: z.number().int().optional(),
  from: instant,
  to: instant,
  /** Every node of the version, by id. */
  nodes: z.record(z.string(), heatNodeSchema),
  /** By connection id: calls that left by it for good, and their share of the calls at its node. */
  connections: z.record(z.string(), z.object({ calls: count, share })),
  total: z.object({
    calls: count,
    abandoned: count,
    rate: share.nullable(),
    completed: count.optional(),
    transferred: count.optional(),
    open: count.optional(),
  }),
  source: z.object({
    tenantId: z.string(),
    /** `none`: this dialect reports no figures per block. */
    kind: z.enum(["aggregates", "calls", "none"]),
    fetchedAt: instant.nullable(),
  }),
  gaps: z.array(z.object({ from: instant, to: instant, why: z.string() })),
});

/** Callers' figures of one version on one tenant. */
export type Heatmap = z.infer<typeof heatmapSchema>;
/** What happened at one node. */
export type HeatNode = z.infer<typeof heatNodeSchema>;

/** Advice about a flow, never applied by itself. */
export const adviceSchema = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      nodeId: z.string(),
      title: z.string(),
      value: z.string().optional(),
      expectedGain: z.number().optional(),
      /** The calls it rests on. */
      calls: count,
      confidence: z.string(),
      commands: z.array(z.json()),
    }),
  ),
});
/** Advice about a flow. */
export type Advice = z.infer<typeof adviceSchema>;
