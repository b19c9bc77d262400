// What we send, strictly: nothing but what document 004 shows. What was the vendor's own before comes back beside it.
import { z } from "zod";
import { FALLBACK_TYPES, NODE_TYPES, RULE_STATUSES, type WireRule } from "./wire.ts";

const node = z.strictObject({
  id: z.string(),
  type: z.enum(NODE_TYPES),
  mediaAssetId: z.string().exactOptional(),
  transitions: z.array(
    z.strictObject({ condition: z.string().regex(/^(press_[0-9*#]|next|timeout|invalid)$/), target: z.string() }),
  ),
});

/** The artefact of a drawing without anything of the vendor's. */
export const sentRuleSchema = z.strictObject({
  name: z.string(),
  campaignId: z.string(),
  nodes: z.array(node),
  fallbackAction: z.strictObject({ type: z.enum(FALLBACK_TYPES), target: z.string().exactOptional() }),
  effectiveDate: z.string().exactOptional(),
  expirationDate: z.string().exactOptional(),
  status: z.enum(RULE_STATUSES),
}) satisfies z.ZodType<WireRule>;
