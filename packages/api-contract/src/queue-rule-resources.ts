// The rule that follows how a flow's queues do (document 003): what it sets, whether a person switched it on, and what it
// decided last.
import { z } from "zod";

const instant = z.iso.datetime();
const figure = z.number().nonnegative().nullable();

/**
 * What a look led to. `changed`: another version was published. `stays`: what is set is right. `waits`: a change is called
 * for, but not yet for long enough. `between`: neither busy nor calm again. `unknown`: not every queue is known. `held`: a
 * change is called for, and something of people's stands in its way.
 */
export const QUEUE_RULE_OUTCOMES = ["changed", "stays", "waits", "between", "unknown", "held"] as const;
const lean = z.enum(["busy", "calm"]);

/** A queue as the look saw it. */
const seenQueueSchema = z.object({
  queueId: z.string(),
  name: z.string(),
  availableAgents: figure,
  waitSeconds: figure,
  /** Why it could not be asked; "" where it could. */
  fault: z.string(),
});

/** A flow's rule on a tenant. */
export const queueRuleSchema = z.object({
  tenantId: z.string(),
  tenantName: z.string(),
  /** The version that is live there; null where none is. */
  version: z.number().int().nullable(),
  on: z.boolean(),
  /** Who switched it last, and when; null where nobody has. */
  switched: z.object({ by: z.string(), at: instant }).nullable(),
  /** What the live version sets; null where it sets nothing. */
  settings: z.object({ dynamicTimeoutMultiplier: z.number(), fallbackEnabled: z.boolean() }).nullable(),
  /** The last look; null before the first. */
  decision: z
    .object({ at: instant, outcome: z.enum(QUEUE_RULE_OUTCOMES), words: z.string(), queues: z.array(seenQueueSchema) })
    .nullable(),
  /** What the rule changed last; null where it never has. */
  change: z.object({ at: instant, to: lean, version: z.number().int(), deploymentId: z.string() }).nullable(),
});
/** A flow's rule on a tenant. */
export type QueueRule = z.infer<typeof queueRuleSchema>;

/** What the rule goes by. Times in seconds. */
export const queueRuleLimitsSchema = z.object({
  /** Above this wait, or without an agent, a queue is busy. */
  busyAbove: z.number(),
  /** Up to this wait a queue is calm again. */
  calmUpTo: z.number(),
  busyFor: z.number(),
  calmFor: z.number(),
  /** Between two changes. */
  between: z.number(),
});
