import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import { addressWith, type VendorError } from "@tonegraph/vendor-kit";
import { wireRuleSchema } from "../wire.ts";
import { badAnswer } from "./answers.ts";
import type { RulesApi } from "./rules-api.ts";

/** Asks for each recording that a rule plays, before anything is written; the error names all that are missing. */
export async function checkAssets(api: RulesApi, artefact: Json): Promise<Result<null, VendorError>> {
  const rule = wireRuleSchema.safeParse(artefact);
  if (!rule.success)
    return err(badAnswer("What should be published is no rule, so its recordings cannot be looked for."));
  const users = new Map<string, string[]>();
  for (const { id, mediaAssetId } of rule.data.nodes)
    if (typeof mediaAssetId === "string" && mediaAssetId !== "")
      users.set(mediaAssetId, [...(users.get(mediaAssetId) ?? []), id]);
  const missing: string[] = [];
  for (const [assetId, nodes] of users) {
    const exists = await assetExists(api, assetId);
    if (!exists.ok) return exists;
    if (!exists.value) missing.push(`${assetId} (in ${nodes.join(", ")})`);
  }
  if (missing.length === 0) return ok(null);
  const what = missing.length === 1 ? "this recording" : "these recordings";
  const message = `NICE CXone does not have ${what}: ${missing.join("; ")}. Upload ${missing.length === 1 ? "it" : "them"} there, or choose others. Nothing was sent.`;
  return err({ kind: "notFound", message, status: 404, ambiguous: false });
}

/** Whether there is a recording of this id. */
export async function assetExists(api: RulesApi, assetId: string): Promise<Result<boolean, VendorError>> {
  const path = addressWith("/api/v2/media/assets", assetId);
  const answer = await api.call({ operation: "readMediaAsset", method: "GET", path, effect: "read" });
  if (answer.ok) return ok(true);
  return answer.error.kind === "notFound" ? ok(false) : answer;
}
