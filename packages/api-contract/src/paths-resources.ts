// The ways that callers take through a version.
import { z } from "zod";
import { callsShareSchema, figuresFrameSchema } from "./figures-parts.ts";

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const countsBy = z.record(z.string(), count);

/** How calls end: hung up unserved, having got what they came for, handed over, ended by the flow, or not seen to end. */
export const callEndSchema = z.enum(["lost", "completed", "transferred", "ended", "open"]);

/** One way from where calls came in to where they ended, loops folded: no node comes twice. */
export const waySchema = z.object({
  /** `again`: calls left this node and came back to it. */
  steps: z.array(z.object({ nodeId: z.string(), again: z.boolean() })),
  end: callEndSchema,
  calls: count,
  /** Of the calls that ended so (`hangUps`) or of all calls (`ways`). */
  share,
});

/** The most common ways through, and the ways to hanging up. What is not listed is counted, so that sums are exact. */
export const flowPathsSchema = z.object({
  ...figuresFrameSchema.shape,
  calls: count,
  /** Calls by the node where they came in; sums to `calls`. */
  entries: countsBy,
  /** Passages from node to node, most first; a call that goes a way twice counts twice. `connectionId` is null where the version has no such connection. */
  links: z.array(
    z.object({
      from: z.string(),
      port: z.string().nullable(),
      to: z.string(),
      connectionId: z.string().nullable(),
      passages: count,
    }),
  ),
  /** Passages that are not listed, by the node they lead to and by the node they leave. At every node entries + in = out + ends. */
  otherInto: countsBy,
  otherOutOf: countsBy,
  /** Calls by the node where they ended and how; sums to `calls`. */
  ends: z.array(z.object({ nodeId: z.string(), end: callEndSchema, calls: count })),
  /** The most common ways, whatever their end. `others`: calls on ways that are not listed. */
  ways: z.object({ items: z.array(waySchema), others: callsShareSchema }),
  /** The twenty most common ways to hanging up unserved, of `calls` that did. */
  hangUps: z.object({ calls: count, items: z.array(waySchema), others: callsShareSchema }),
});
/** The ways that callers take through a version. */
export type FlowPaths = z.infer<typeof flowPathsSchema>;
