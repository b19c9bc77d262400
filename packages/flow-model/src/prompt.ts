import { z } from "zod";
import { languageSchema } from "./ids.ts";

/** On a translation: which text of the default language it says, see `translationStamp`. */
const translatedFrom = z.string().max(64).optional();

const speechText = z.strictObject({ kind: z.literal("speech"), text: z.string(), translatedFrom });
const ssmlText = z.strictObject({ kind: z.literal("ssml"), ssml: z.string(), translatedFrom });
const audioText = z.strictObject({
  kind: z.literal("audio"),
  assetId: z.string(),
  transcript: z.string().optional(),
  durationMs: z.number().int().nonnegative().optional(),
  translatedFrom,
});

/** What is heard in one language: text to be spoken, SSML, or an audio asset with its transcript. */
export const promptTextSchema = z.discriminatedUnion("kind", [speechText, ssmlText, audioText]);
/** What is heard in one language. `durationMs` is in milliseconds. */
export type PromptText = z.infer<typeof promptTextSchema>;

/** A prompt: its label for people, and what is heard per language. */
export const promptSchema = z.strictObject({
  label: z.string(),
  texts: z.record(languageSchema, promptTextSchema),
});
/** What the caller hears, per language. */
export type Prompt = z.infer<typeof promptSchema>;
