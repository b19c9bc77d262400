// Callers' figures on a flow's drawing.
import { z } from "zod";
import { figuresSourceSchema, gapsSchema, rateChangeSchema } from "./figures-parts.ts";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const countsBy = z.record(z.string(), count);

/** Callers who hung up while or after a prompt was spoken, by the word that was being said. */
export const promptLeavingSchema = z.object({
  /** The language of these words: the flow's default. */
  language: z.string(),
  /** In order; `fromSeconds` after the stay began, as spoken at the estimated rate. `lost`: calls that hung up during the word. */
  words: z.array(z.object({ text: z.string(), fromSeconds: z.number(), toSeconds: z.number(), lost: count })),
  /** Calls that hung up after the last word. */
  afterwards: count,
});

/** What happened at one node. Figures that the source does not have are absent, never 0. */
export const heatNodeSchema = z.object({
  /** Calls that were here at all (unique calls). 0 also where the source says nothing of this node: then `abandoned` and `visits` are absent. */
  entered: count,
  /** Stays; a call that came by twice has two. Only from single calls. */
  visits: count.optional(),
  /** Calls whose caller hung up here, unserved; absent where the source does not report it. */
  abandoned: count.optional(),
  /** abandoned / entered; null where nothing entered, or hang-ups are not reported. */
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
  /** Where in the prompt callers hung up; of the node that `wordsOf` names, where it says something whose words are known. */
  promptLeaving: promptLeavingSchema.optional(),
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
    /** Whether there are calls enough for the rate to say something. */
    enough: z.boolean(),
    completed: count.optional(),
    transferred: count.optional(),
    open: count.optional(),
  }),
  source: figuresSourceSchema,
  /** The time zone in which the tenant's hours and days are told (IANA). */
  timeZone: z.string(),
  gaps: gapsSchema,
});

/** Callers' figures of one version on one tenant. */
export type Heatmap = z.infer<typeof heatmapSchema>;
/** What happened at one node. */
export type HeatNode = z.infer<typeof heatNodeSchema>;

/** What following the advice is expected to bring. Below 0 it would do harm. */
export const expectedGainSchema = z.object({
  unit: z.enum(["callerSecondsPerDay", "callsPerDay"]),
  value: z.number(),
  /** The 95 % interval. */
  low: z.number(),
  high: z.number(),
});

/** The same callers through the version as it is and as advised, simulated. */
export const advisedComparisonSchema = z.object({
  callers: count,
  before: z.object({ meanSeconds: z.number(), medianSeconds: z.number() }),
  after: z.object({ meanSeconds: z.number(), medianSeconds: z.number() }),
  words: z.array(z.string()),
});

/** Advice about a flow, never applied by itself. */
export const adviceSchema = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      nodeId: z.string(),
      title: z.string(),
      value: z.string().optional(),
      /** The gain's middle, in the unit of `gain`. */
      expectedGain: z.number().optional(),
      gain: expectedGainSchema.optional(),
      /** The calls it rests on. */
      calls: count,
      confidence: z.string(),
      /** Commands of the flow model that make the change on a draft; none where a person has to decide how. */
      commands: z.array(z.json()),
      /** What simulated callers make of it; absent where there is nothing to try. */
      compared: advisedComparisonSchema.optional(),
    }),
  ),
});
/** Advice about a flow. */
export type Advice = z.infer<typeof adviceSchema>;
