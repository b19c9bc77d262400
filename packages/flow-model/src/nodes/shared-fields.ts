import { z } from "zod";
import { promptIdSchema } from "../ids.ts";

/** A place on the canvas in CSS pixels at zoom 1, x to the right and y downwards. */
export const positionSchema = z.strictObject({ x: z.number(), y: z.number() });
/** A place on the canvas in CSS pixels at zoom 1. */
export type Position = z.infer<typeof positionSchema>;

/** A prompt id, or "" while the draft has none (validation says `missing-prompt`). */
export const promptReferenceSchema = z.union([promptIdSchema, z.literal("")]);

/** The keys of a telephone keypad that DTMF menus use. */
export const DTMF_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;
/** One telephone key, or any other string in a faulty draft (validation says `invalid-key`). */
export const keySchema = z.string().max(16);

/** An expression of the product's own language; parsed by `expressions`. */
export const expressionSchema = z.string();
/** Text with `{{ expression }}` in it. */
export const templateSchema = z.string();

/** How long to wait for a key (ms), how often to ask again, and what is said then. */
export const noInputSchema = z.strictObject({
  timeoutMs: z.number().int(),
  maxRepeats: z.number().int(),
  promptId: promptReferenceSchema.optional(),
});
/** No-input behaviour of a node that listens. */
export type NoInput = z.infer<typeof noInputSchema>;

/** How often to ask again after a key that the node does not offer, and what is said then. */
export const noMatchSchema = z.strictObject({
  maxRepeats: z.number().int(),
  promptId: promptReferenceSchema.optional(),
});
/** No-match behaviour of a node that listens. */
export type NoMatch = z.infer<typeof noMatchSchema>;

/** What every node has: a label for people, a place, and whether the caller got what they came for. */
export const sharedFields = {
  label: z.string(),
  position: positionSchema,
  done: z.boolean().optional(),
};
