import { languageSchema, type Prompt } from "@tonegraph/flow-model";
import { z } from "zod";
import { isReadableTemplate, readVendorTemplate } from "../text/read-text.ts";
import { labelOf, sanitised } from "./node-ids.ts";

/** The prompts of a step: one text per language. */
export const promptsSchema = z
  .array(z.looseObject({ language: languageSchema, text: z.string().refine(isReadableTemplate) }))
  .refine((prompts) => new Set(prompts.map(({ language }) => language)).size === prompts.length);

/** The prompt that a step speaks, under the id that follows from the step's; "" where it says nothing. */
export function promptOf(
  prompts: z.output<typeof promptsSchema>,
  stepId: string,
): { readonly promptId: string; readonly prompts: Readonly<Record<string, Prompt>> } {
  if (prompts.length === 0) return { promptId: "", prompts: {} };
  const promptId = `prompt_${sanitised(stepId)}`;
  const texts = Object.fromEntries(
    prompts.map(({ language, text }) => [language, { kind: "speech" as const, text: readVendorTemplate(text) }]),
  );
  return { promptId, prompts: { [promptId]: { label: labelOf(stepId, "Prompt"), texts } } };
}
