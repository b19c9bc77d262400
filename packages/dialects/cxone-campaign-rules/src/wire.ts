// What NICE CXone's documented campaign rules send and take (document "IVR campaign routing rules"). Writing is strict;
// reading is tolerant: fields, node types and conditions that we do not know are kept. Limits are the profile's and the
// sandbox's business, not this schema's.
import { jsonSchema } from "@tonegraph/flow-model";
import { orDefault } from "@tonegraph/vendor-kit";
import { z } from "zod";

/** The dialect's id, also the key of what it keeps in a flow's `vendorExtras`. */
export const DIALECT_ID = "cxone-campaign-rules";

/** What a node of a rule can be. */
export const NODE_TYPES = ["greeting", "dtmf", "transfer", "queue", "hangup"] as const;
/** What may happen when anything breaks. */
export const FALLBACK_TYPES = ["hangup", "queue", "transfer"] as const;
/** What a rule can be. */
export const RULE_STATUSES = ["DRAFT", "ACTIVE", "INACTIVE"] as const;

const transitionSchema = z.object({ condition: z.string(), target: z.string() }).catchall(jsonSchema);
/** Where a node leads under a condition: `press_1`, `next`, `timeout`, `invalid`. */
export type WireTransition = { condition: string; target: string };

/** A node as the vendor has it. */
export const wireNodeSchema = z
  .object({
    id: z.string().min(1),
    type: z.string(),
    mediaAssetId: z.string().nullish(),
    transitions: orDefault(z.array(transitionSchema), []),
  })
  .catchall(jsonSchema);
/** A node: a recording, a question, or a place that callers are handed to; a queue's id is its own, a transfer's its number. */
export type WireNode = { id: string; type: string; mediaAssetId?: string; transitions: WireTransition[] };

const fallbackSchema = z.object({ type: z.string(), target: z.string().nullish() }).catchall(jsonSchema);
/** What happens when anything breaks. */
export type WireFallback = { type: string; target?: string };

/** A rule as the vendor has it. */
export const wireRuleSchema = z
  .object({
    name: z.string(),
    campaignId: z.string(),
    nodes: z.array(wireNodeSchema).min(1),
    fallbackAction: fallbackSchema,
    effectiveDate: z.string().nullish(),
    expirationDate: z.string().nullish(),
  })
  .catchall(jsonSchema);
/** What we compile a flow into. */
export type WireRule = {
  name: string;
  campaignId: string;
  nodes: WireNode[];
  fallbackAction: WireFallback;
  effectiveDate?: string;
  expirationDate?: string;
  status: (typeof RULE_STATUSES)[number];
};

/** What the vendor adds, and what a deployment decides: not part of what callers hear. */
export const METADATA_FIELDS = ["id", "status", "version", "createdAt", "updatedAt", "compileStatus"] as const;
/** When a rule is open; set while it is activated. */
export const WINDOW_FIELDS = ["effectiveDate", "expirationDate"] as const;
