// A vendor that does not exist, small enough to read in one sitting. Copy this package to begin a dialect.
import { z } from "zod";

/** The dialect's id. */
export const DIALECT_ID = "template";

/** Which desk a key rings. */
const keysSchema = z.record(z.string().regex(/^[0-9]$/, "must be one digit"), z.string().min(1));

/** A telephone line of the toy vendor: a welcome, a question, and desks that its keys ring. */
export const wireLineSchema = z.strictObject({
  title: z.string().min(1).max(100),
  welcome: z.string().max(200).nullable(),
  question: z.string().min(1).max(200),
  waitSeconds: z.number().int().min(1).max(20),
  rounds: z.number().int().min(1).max(3),
  keys: keysSchema,
  otherwise: z.string().min(1),
});
/** A telephone line of the toy vendor. */
export type WireLine = z.infer<typeof wireLineSchema>;
