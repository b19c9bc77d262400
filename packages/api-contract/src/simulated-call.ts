import { breakerMemoriesSchema, callInputSchema, nodeIdSchema, promptIdSchema } from "@tonegraph/flow-model";
import { z } from "zod";

/**
 * A simulated call: one step per visit in order, and how it ended. Times are milliseconds since the call arrived;
 * `within` names the sub-flow blocks that the call was inside of; `transcript` is the same call in English lines; `breakers`
 * is what circuit breakers remember for a next call that arrives at the same moment.
 */
export const simulatedCallSchema = z.object({
  steps: z.array(
    z.object({
      nodeId: nodeIdSchema,
      atMs: z.number(),
      within: z.array(nodeIdSchema).readonly().optional(),
      promptId: promptIdSchema.optional(),
      input: callInputSchema.optional(),
      port: z.string().optional(),
    }),
  ),
  end: z.object({
    nodeId: nodeIdSchema,
    kind: z.string(),
    reason: z.enum(["terminal", "hungUp", "bound", "fault"]),
    atMs: z.number(),
    keys: z.number().int(),
    done: z.boolean(),
    unusedInputs: z.array(callInputSchema),
  }),
  transcript: z.array(z.object({ atMs: z.number(), nodeId: nodeIdSchema, line: z.string() })),
  breakers: breakerMemoriesSchema,
});
