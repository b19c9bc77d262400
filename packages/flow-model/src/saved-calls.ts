import { z } from "zod";
import { languageSchema, nodeIdSchema, promptIdSchema } from "./ids.ts";
import { jsonSchema } from "./json.ts";

const milliseconds = z.number().nonnegative();
const moment = { afterMs: milliseconds.optional(), early: z.literal(true).optional() };

/**
 * What a caller does when the next node listens; `afterMs` counts from that moment. `early`: without waiting for a node
 * that listens, such as a key in the middle of a message; `afterMs` then counts from the beginning of what the call is
 * doing after the input before.
 */
export const callInputSchema = z.union([
  z.strictObject({ press: z.string().regex(/^[0-9*#]+$/, "must be keys out of 0–9, * and #"), ...moment }),
  z.strictObject({ say: z.string(), ...moment }),
  z.strictObject({ wait: z.literal(true), ...moment }),
  z.strictObject({ hangUp: z.literal(true), ...moment }),
]);
/** One thing that a caller does in a simulated call. */
export type CallInput = z.infer<typeof callInputSchema>;

const oneAnswerSchema = z.union([
  z.strictObject({
    status: z.number().int().min(100).max(599),
    body: jsonSchema.optional(),
    delayMs: milliseconds.optional(),
    callback: z.strictObject({ afterMs: milliseconds, body: jsonSchema.optional() }).optional(),
  }),
  z.strictObject({ timesOut: z.literal(true) }),
]);

/**
 * How the outside answers a node in a simulated call: a web service (`callback` belongs to a 202 and counts from that
 * answer; `answers` are given one after the other, the last one from then on), the state of a queue, the fate of a
 * transfer to an agent or number, what a clock or a schedule says, or the exit that a vendor's block or a sub-flow takes.
 */
export const callStubSchema = z.union([
  ...oneAnswerSchema.options,
  z.strictObject({ answers: z.array(oneAnswerSchema).min(1).max(50) }),
  z.strictObject({ queue: z.enum(["open", "closed", "full"]) }),
  z.strictObject({ transfer: z.enum(["answered", "busy", "noAnswer"]), afterMs: milliseconds.optional() }),
  z.strictObject({ hours: z.enum(["open", "closed", "holiday"]) }),
  z.strictObject({ port: z.string().min(1) }),
]);
/** How the outside answers a node in a simulated call. */
export type CallStub = z.infer<typeof callStubSchema>;

/** An invariant of the flow, checked live and before publishing. `limit` is in seconds or key presses. */
export const goalSchema = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string(),
  kind: z.enum(["reachable", "maxSeconds", "maxKeyPresses", "always"]),
  from: z.union([nodeIdSchema, z.literal("everyMenu")]).optional(),
  to: z.strictObject({ kind: z.string().optional(), nodeId: nodeIdSchema.optional() }),
  limit: z.number().nonnegative().optional(),
  language: languageSchema.optional(),
});
/** An invariant of the flow. */
export type Goal = z.infer<typeof goalSchema>;

/** What calls before left in a circuit breaker: failures in a row, and for how long from the call's arrival it lets nothing through. */
const breakerMemorySchema = z.strictObject({
  failures: z.number().int().nonnegative(),
  openForMs: milliseconds.optional(),
});
/** What calls before left in a circuit breaker. */
export type BreakerMemory = z.infer<typeof breakerMemorySchema>;

/** What circuit breakers remember when a call arrives, by node id and within a sub-flow by `<flow id>/<node id>`. */
export const breakerMemoriesSchema = z.record(z.string().min(1).max(200), breakerMemorySchema);

/**
 * A saved test call with what is expected of it; `variables` are values that they have when the call arrives, `breakers`
 * what circuit breakers remember by then.
 */
export const savedTestSchema = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string(),
  inputs: z.array(callInputSchema),
  clock: z.iso.datetime({ offset: true }).optional(),
  language: languageSchema.optional(),
  stubs: z.record(nodeIdSchema, callStubSchema).optional(),
  variables: z.record(z.string(), jsonSchema).optional(),
  breakers: breakerMemoriesSchema.optional(),
  expect: z.strictObject({
    path: z.array(nodeIdSchema).optional(),
    end: z
      .strictObject({ nodeId: nodeIdSchema.optional(), kind: z.string().optional(), reason: z.string().optional() })
      .optional(),
    maxSeconds: z.number().nonnegative().optional(),
    maxKeys: z.number().int().nonnegative().optional(),
    prompts: z.array(promptIdSchema).optional(),
  }),
});
/** A saved test call. */
export type SavedTest = z.infer<typeof savedTestSchema>;
