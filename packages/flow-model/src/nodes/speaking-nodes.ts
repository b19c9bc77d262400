import { z } from "zod";
import { languageSchema } from "../ids.ts";
import { keySchema, noInputSchema, noMatchSchema, promptReferenceSchema, sharedFields } from "./shared-fields.ts";

const prompted = { ...sharedFields, promptId: promptReferenceSchema };

/** Where a call begins; a flow has exactly one. */
export const startNodeSchema = z.strictObject({ kind: z.literal("start"), ...sharedFields });

/** Speaks a prompt and goes on. */
export const messageNodeSchema = z.strictObject({
  kind: z.literal("message"),
  ...prompted,
  interruptible: z.boolean().optional(),
});

/** One key of a menu. */
export const menuOptionSchema = z.strictObject({
  key: keySchema,
  label: z.string(),
  speech: z.record(languageSchema, z.array(z.string())).optional(),
});
/** One key of a menu, with the words that do the same where speech is understood. */
export type MenuOption = z.infer<typeof menuOptionSchema>;

/** Asks for one key; every option has a port of its own. */
export const menuNodeSchema = z.strictObject({
  kind: z.literal("menu"),
  ...prompted,
  options: z.array(menuOptionSchema),
  noInput: noInputSchema,
  noMatch: noMatchSchema,
  speechEnabled: z.boolean().optional(),
});

/** Collects several digits into a variable. */
export const collectNodeSchema = z.strictObject({
  kind: z.literal("collect"),
  ...prompted,
  variable: z.string(),
  minDigits: z.number().int(),
  maxDigits: z.number().int(),
  terminator: z.enum(["#", "*"]).optional(),
  format: z.union([z.enum(["digits", "phone", "date", "amount"]), z.strictObject({ pattern: z.string() })]).optional(),
  noInput: noInputSchema,
  noMatch: noMatchSchema,
  sensitive: z.boolean().optional(),
});

/** One language that callers can choose. */
export const languageOptionSchema = z.strictObject({ key: keySchema, language: languageSchema });

/** Lets the caller choose a language. */
export const languageNodeSchema = z.strictObject({
  kind: z.literal("language"),
  ...prompted,
  options: z.array(languageOptionSchema),
  noInput: noInputSchema,
});

/** Records a message for a mailbox and ends. */
export const voicemailNodeSchema = z.strictObject({
  kind: z.literal("voicemail"),
  ...sharedFields,
  mailboxId: z.string(),
  promptId: promptReferenceSchema.optional(),
});

/** Says farewell, if it has a prompt, and ends the call. */
export const hangupNodeSchema = z.strictObject({
  kind: z.literal("hangup"),
  ...sharedFields,
  promptId: promptReferenceSchema.optional(),
  outcome: z.enum(["completed", "abandoned"]),
});
