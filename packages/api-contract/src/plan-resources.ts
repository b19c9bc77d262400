import { z } from "zod";
import { planApprovalSchema } from "./approval-resources.ts";
import { rawDifferenceSchema } from "./drift-resources.ts";
import { changeSchema, deploymentSchema, driftStateSchema, problemSchema, reportItemSchema } from "./resources.ts";
import { planScheduleSchema, planWaitingSchema } from "./schedule-span.ts";

const instant = z.iso.datetime();

/**
 * What publishing or rolling back would change for callers of this tenant; `kept` is what it is not sent. `version`: the
 * number to make or use.
 */
export const planSchema = z.object({
  version: z.number().int(),
  changes: z.array(changeSchema),
  kept: z.array(changeSchema).optional(),
  report: z.array(reportItemSchema),
  problems: z.array(problemSchema),
  drift: z.object({
    state: driftStateSchema,
    liveHash: z.string().optional(),
    changes: z.array(changeSchema).optional(),
    /** Where a change is about what the vendor's document says beyond the drawing: what that is, field by field. */
    beyond: z.array(rawDifferenceSchema).optional(),
    /** What no drawing shows: whether and when callers are let in, why the vendor cannot be read, what in its copy is wrong. */
    words: z.string().optional(),
  }),
  live: z.object({ version: z.number().int().nullable(), since: instant.nullable() }).nullable(),
  /** The publish that made a flow there or did not: its answer was lost, and nobody has said yet which flow is there. */
  lost: deploymentSchema.optional(),
  /** What callers will notice, against the version of ours that is live; absent where none is. */
  effort: z.object({ words: z.array(z.string()) }).optional(),
  /** Where a schedule was asked for. */
  schedule: planScheduleSchema.optional(),
  /** What waits for its time on this tenant, the earliest first. */
  waiting: z.array(planWaitingSchema).optional(),
  /** Where publishing to this tenant needs one. */
  approval: planApprovalSchema.optional(),
  /** Only of a roll back: why it would be refused, whatever is live. */
  refusal: z.string().optional(),
});
/** What publishing or rolling back would change. */
export type Plan = z.infer<typeof planSchema>;
