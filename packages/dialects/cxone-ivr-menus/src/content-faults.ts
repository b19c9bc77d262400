// The limits of the document's own validator, in the words that the vendor's answers would have: the stand-in refuses by
// them, and a flow that was read from the vendor is held to them before it is sent back.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS, type ContentFault } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { DESTINATION_TYPES, TIMEOUT_ACTIONS } from "./wire.ts";

const destination = z.looseObject({
  type: z.enum(DESTINATION_TYPES, {
    error: "Invalid routing destination type. Must be queue, agent or external_number",
  }),
  id: z.string().min(1, "must not be empty"),
});
/** The body of a POST or PUT. */
export const bodySchema = z.looseObject({
  name: z.string().min(1, "must not be empty"),
  description: z.string(),
  nodes: z
    .array(
      z.looseObject({
        id: z.string().min(1, "must not be empty"),
        type: z.literal("menu", "must be menu"),
        // “Each node requires voice prompts, DTMF mappings …”
        voicePrompts: z
          .array(
            z.looseObject({
              text: z.string().refine((text) => [...text].length <= 450, {
                error: ({ input }) =>
                  `TTS prompt exceeds 450 character limit. Current length: ${[...String(input)].length}`,
              }),
              language: z.string().min(1, "must not be empty"),
            }),
          )
          .min(1, "must have at least one prompt"),
        dtmfMappings: z
          .array(
            z.looseObject({
              key: z.string().regex(/^[0-9*#]$/, {
                error: ({ input }) => `Invalid DTMF key: ${String(input)}. Must be 0-9, *, or #`,
              }),
              destination,
            }),
          )
          .min(1, "must have at least one key"),
        timeoutBehavior: z.looseObject({
          noInputTimeoutMs: z.number().int().min(1000, "must be at least 1000").max(30_000, "must be at most 30000"),
          action: z.enum(TIMEOUT_ACTIONS, { error: "must be repeat, transfer or hangup" }),
          maxRepeats: z.number().int().min(1, "must be at least 1").max(5, "must be at most 5"),
          fallbackDestination: destination,
        }),
      }),
    )
    .min(1, "must have at least one node"),
});

/** What is wrong with the form of a flow; whether its destinations exist, and what comes twice, is not looked at. */
export function contentFaults(flow: Json): readonly ContentFault[] {
  return bodySchema.safeParse(flow, IN_SHORT_WORDS).error?.issues ?? [];
}
