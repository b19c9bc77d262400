// What we send, strictly: nothing but what document 000 shows. What was the vendor's own before comes back beside it.
import { languageSchema } from "@tonegraph/flow-model";
import { z } from "zod";
import { DESTINATION_TYPES, TIMEOUT_ACTIONS, type WireFlow } from "./wire.ts";

const destination = z.strictObject({ type: z.enum(DESTINATION_TYPES), id: z.string() });

const menu = z.strictObject({
  id: z.string(),
  type: z.literal("menu"),
  voicePrompts: z.array(z.strictObject({ text: z.string(), language: languageSchema })),
  dtmfMappings: z.array(z.strictObject({ key: z.string(), destination })),
  timeoutBehavior: z.strictObject({
    noInputTimeoutMs: z.number().int(),
    action: z.enum(TIMEOUT_ACTIONS),
    maxRepeats: z.number().int(),
    fallbackDestination: destination,
  }),
});

/** The artefact of a drawing without anything of the vendor's. */
export const sentFlowSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  nodes: z.array(menu),
}) satisfies z.ZodType<WireFlow>;
