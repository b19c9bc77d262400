// The document's own schema and its limit on depth (refused with 400), and what its validation looks for in the account.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS, type ContentFault } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { checkContent, dates, type CheckedRule } from "../content-faults.ts";
import { longestPath, MAX_PATH_DEPTH } from "../path-depth.ts";
import type { PlacedError } from "./answers.ts";
import type { SandboxState } from "./state.ts";

const windowSchema = z.object(dates);

/** What is wrong with the form of a rule: schema, targets that do not exist, depth. Empty where it is accepted. */
export function checkForm(body: Json): readonly PlacedError[] {
  return formErrors(checkContent(body));
}

/** What is wrong with the form of a rule, or named in it and not there. Empty where it is valid. */
export function checkRule(body: Json, state: SandboxState): readonly PlacedError[] {
  const checked = checkContent(body);
  return [...formErrors(checked), ...(checked.rule === null ? [] : missingReferences(checked.rule, state))];
}

function formErrors({ rule, faults }: CheckedRule): readonly PlacedError[] {
  const told = faults.map(placed);
  const path = rule === null ? [] : longestPath(rule.nodes);
  if (path.length <= MAX_PATH_DEPTH) return told;
  const message = `Maximum path depth of ${MAX_PATH_DEPTH} exceeded: ${path.join(" -> ")}`;
  const at = rule?.nodes.findIndex(({ id }) => id === path[MAX_PATH_DEPTH]);
  return [...told, { path: `nodes.${at}`, message }];
}

function missingReferences(
  { campaignId, nodes, fallbackAction }: NonNullable<CheckedRule["rule"]>,
  { assets, campaigns, queues }: SandboxState,
): readonly PlacedError[] {
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

function placed({ path, message }: ContentFault): PlacedError {
  return { path: path.map(String).join("."), message };
}
