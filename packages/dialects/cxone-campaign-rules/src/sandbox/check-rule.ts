// The document's own schema and its limit on depth (refused with 400), and what its validation looks for in the account.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { isInstant } from "../decompile/draw-window.ts";
import { longestPath, MAX_PATH_DEPTH } from "../path-depth.ts";
import { FALLBACK_TYPES, NODE_TYPES, RULE_STATUSES } from "../wire.ts";
import type { PlacedError } from "./answers.ts";
import type { SandboxState } from "./state.ts";

// Loose, though the document's own checker would refuse what it does not name: see the README.
const required = z.string("must be a string").min(1, "is not allowed to be empty");
const date = z.string().refine(isInstant, "must be in ISO 8601 date format with a time zone").nullish();
const nodeSchema = z
  .looseObject({
    id: required,
    type: z.enum(NODE_TYPES, `must be one of ${NODE_TYPES.join(", ")}`),
    mediaAssetId: z.string().optional(),
    transitions: z.array(z.looseObject({ condition: required, target: required })).default([]),
  })
  .refine(({ type, mediaAssetId }) => type !== "greeting" || (mediaAssetId ?? "") !== "", {
    path: ["mediaAssetId"],
    message: "is required for a greeting",
  });
const ruleSchema = z.looseObject({
  name: required,
  campaignId: required,
  nodes: z.array(nodeSchema).min(1, "must contain at least 1 item"),
  fallbackAction: z.looseObject({
    type: z.enum(FALLBACK_TYPES, `must be one of ${FALLBACK_TYPES.join(", ")}`),
    target: z.string().optional(),
  }),
  effectiveDate: date,
  expirationDate: date,
  status: z.enum(RULE_STATUSES, `must be one of ${RULE_STATUSES.join(", ")}`).default("DRAFT"),
});
const windowSchema = z.object({ effectiveDate: date, expirationDate: date });

/** What is wrong with the form of a rule: schema, targets that do not exist, depth. Empty where it is accepted. */
export function checkForm(body: Json): readonly PlacedError[] {
  const parsed = ruleSchema.safeParse(body, IN_SHORT_WORDS);
  if (!parsed.success) return parsed.error.issues.map(placed);
  const { nodes } = parsed.data;
  const ids = nodes.map(({ id }) => id);
  const faults = nodes.flatMap(({ id, transitions }, at) => [
    ...(ids.indexOf(id) === at ? [] : [{ path: `nodes.${at}.id`, message: `contains a duplicate: ${id}` }]),
    ...transitions.flatMap(({ target }, index) =>
      ids.includes(target)
        ? []
        : [
            {
              path: `nodes.${at}.transitions.${index}.target`,
              message: `names the node ${target}, which does not exist`,
            },
          ],
    ),
  ]);
  const path = longestPath(nodes);
  if (path.length <= MAX_PATH_DEPTH) return faults;
  const message = `Maximum path depth of ${MAX_PATH_DEPTH} exceeded: ${path.join(" -> ")}`;
  return [...faults, { path: `nodes.${ids.indexOf(path[MAX_PATH_DEPTH] ?? "")}`, message }];
}

/** What a rule names and the account does not have. Empty where the rule is valid. */
export function checkReferences(rule: Json, { assets, campaigns, queues }: SandboxState): readonly PlacedError[] {
  const parsed = ruleSchema.safeParse(rule, IN_SHORT_WORDS);
  if (!parsed.success) return parsed.error.issues.map(placed);
  const { campaignId, nodes, fallbackAction } = parsed.data;
  const missing = (path: string, what: string, isThere: boolean): PlacedError[] =>
    isThere ? [] : [{ path, message: `${what} does not exist` }];
  const { type, target = "" } = fallbackAction;
  return [
    ...missing("campaignId", `Campaign ${campaignId}`, campaigns.includes(campaignId)),
    ...nodes.flatMap((node, at) => [
      ...missing(
        `nodes.${at}.mediaAssetId`,
        `Media asset ${node.mediaAssetId}`,
        node.mediaAssetId === undefined || assets.includes(node.mediaAssetId),
      ),
      ...missing(`nodes.${at}.id`, `Queue ${node.id}`, node.type !== "queue" || queues.includes(node.id)),
    ]),
    ...missing("fallbackAction.target", `Queue ${target}`, type !== "queue" || queues.includes(target)),
  ];
}

/** What is wrong with the dates of an activation. */
export function checkWindow(body: Json): readonly PlacedError[] {
  const parsed = windowSchema.safeParse(body, IN_SHORT_WORDS);
  if (!parsed.success) return parsed.error.issues.map(placed);
  const { effectiveDate, expirationDate } = parsed.data;
  const isBackwards = Date.parse(expirationDate ?? "") <= Date.parse(effectiveDate ?? "");
  return isBackwards ? [{ path: "expirationDate", message: "must be after effectiveDate" }] : [];
}

function placed({ path, message }: z.core.$ZodIssue): PlacedError {
  return { path: path.map(String).join("."), message };
}
