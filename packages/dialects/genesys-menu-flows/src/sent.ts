// What we send, strictly: nothing but what document 003 shows. What was the vendor's own before comes back beside it.
import { z } from "zod";
import { START_ID, TARGET_KINDS, type WireFlow, type WireMenu } from "./wire.ts";

const menu: z.ZodType<WireMenu> = z.strictObject({
  id: z.string(),
  type: z.literal("dtmf"),
  promptId: z.string(),
  timeoutSeconds: z.number(),
  timeoutTarget: z.string(),
  dtmfHandlers: z.array(z.strictObject({ key: z.string(), targetFlowId: z.string(), promptId: z.string().nullable() })),
  get nextSteps() {
    return z.array(menu);
  },
});

/** The artefact of a drawing without anything of the vendor's: the flow, and the prompts that are sent before it. */
export const sentFlowSchema = z.strictObject({
  name: z.string(),
  type: z.literal("conversation"),
  settings: z.strictObject({ description: z.string(), enabled: z.boolean(), version: z.number() }),
  steps: z.array(z.strictObject({ id: z.literal(START_ID), type: z.literal("start"), nextStep: menu })),
  phrases: z.array(z.strictObject({ id: z.string(), locale: z.string(), text: z.string() })).exactOptional(),
  targets: z.array(z.strictObject({ id: z.string(), kind: z.enum(TARGET_KINDS) })).exactOptional(),
}) satisfies z.ZodType<WireFlow>;
