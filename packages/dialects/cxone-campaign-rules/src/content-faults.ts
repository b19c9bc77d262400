// The document's own schema, in the words that the vendor's answers would have: the stand-in refuses by it, and what was read
// from the vendor is held to it before it is sent back.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS, type ContentFault } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { isInstant } from "./decompile/draw-window.ts";
import { FALLBACK_TYPES, NODE_TYPES, RULE_STATUSES } from "./wire.ts";

// Loose, though the document's own checker would refuse what it does not name: see the README.
const required = z.string("must be a string").min(1, "is not allowed to be empty");
const date = z.string().refine(isInstant, "must be in ISO 8601 date format with a time zone");
// The document's activation has no end as null, and no beginning as now: that one is a time, or not there.
/** When a rule is open. */
export const dates = { effectiveDate: date.optional(), expirationDate: date.nullish() };
const nodeSchema = z
  .looseObject({
    id: required,
    type: z.enum(NODE_TYPES, `must be one of ${NODE_TYPES.join(", ")}`),
    mediaAssetId: z.string().min(1, "is not allowed to be empty").optional(),
    transitions: z.array(z.looseObject({ condition: required, target: required })).default([]),
  })
  .refine(({ type, mediaAssetId }) => type !== "greeting" || (mediaAssetId ?? "") !== "", {
    path: ["mediaAssetId"],
    message: "is required for a greeting",
  });
/** A rule as a creation has it. */
const ruleSchema = z.looseObject({
  name: required,
  campaignId: required,
  nodes: z.array(nodeSchema).min(1, "must contain at least 1 item"),
  fallbackAction: z.looseObject({
    type: z.enum(FALLBACK_TYPES, `must be one of ${FALLBACK_TYPES.join(", ")}`),
    target: z.string().min(1, "is not allowed to be empty").optional(),
  }),
  ...dates,
  status: z.enum(RULE_STATUSES, `must be one of ${RULE_STATUSES.join(", ")}`).default("DRAFT"),
});

/** A rule that was held to its form; null: it has not even that of the schema. */
export interface CheckedRule {
  readonly rule: z.output<typeof ruleSchema> | null;
  readonly faults: readonly ContentFault[];
}

/** What is wrong with the form of a rule: its schema, ids that come twice, targets that do not exist. How deep it is, is not looked at. */
export function checkContent(rule: Json): CheckedRule {
  const parsed = ruleSchema.safeParse(rule, IN_SHORT_WORDS);
  if (!parsed.success) return { rule: null, faults: parsed.error.issues };
  const ids = parsed.data.nodes.map(({ id }) => id);
  const faults = parsed.data.nodes.flatMap(({ id, transitions }, at): ContentFault[] => [
    ...(ids.indexOf(id) === at ? [] : [{ path: ["nodes", at, "id"], message: `contains a duplicate: ${id}` }]),
    ...transitions.flatMap(({ target }, index) =>
      ids.includes(target)
        ? []
        : [
            {
              path: ["nodes", at, "transitions", index, "target"],
              message: `names the node ${target}, which does not exist`,
            },
          ],
    ),
  ]);
  return { rule: parsed.data, faults };
}
