import { jsonSchema } from "@tonegraph/flow-model";
import type { Kysely } from "kysely";
import { z } from "zod";
import { publishingRules } from "../../kernel/tenant-publishing.ts";
import type { ApprovalQuestion, ApprovalStanding } from "../../modules/deployments/ports.ts";
import type { Database } from "../database/schema.ts";
import { decidersBeside, principalsOf, versionAuthors } from "./version-authors.ts";

const settingsSchema = z.record(z.string(), jsonSchema);

/** How it stands with the approval that a deployment needs; null where it needs none. */
export async function approvalStanding(
  db: Kysely<Database>,
  question: ApprovalQuestion,
): Promise<ApprovalStanding | null> {
  const { flowId, tenantId, version, kind, by } = question;
  if (!(await needsApproval(db, tenantId))) return null;
  // Going back needs nobody's word: what was live on this tenant was approved then, or needed no approval.
  if (kind === "rollback" && version !== null && (await wasLive(db, { flowId, tenantId, version }))) return null;
  const contentHash = version === null ? undefined : await versionHash(db, { flowId, version });
  if (version === null || contentHash === undefined) {
    return { state: "none", approvalId: null, who: await decidersBeside(db, await principalsOf(db, [by])) };
  }
  const who = await decidersBeside(db, await versionAuthors(db, { flowId, version }));
  const newest = await newestOf(db, { flowId, tenantId, contentHash });
  return { state: newest?.state ?? "none", approvalId: newest?.id ?? null, who };
}

/** The open one, else the last that was refused. */
async function newestOf(
  db: Kysely<Database>,
  asked: { readonly flowId: string; readonly tenantId: string; readonly contentHash: string },
): Promise<{ readonly id: string; readonly state: "waiting" | "approved" | "refused" } | null> {
  const rows = await db
    .selectFrom("approvals")
    .select(["id", "state"])
    .where("flow_id", "=", asked.flowId)
    .where("tenant_id", "=", asked.tenantId)
    .where("content_hash", "=", asked.contentHash)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .execute();
  const told = rows.flatMap(({ id, state }) => (state === "withdrawn" ? [] : [{ id, state }]));
  return told.find(({ state }) => state !== "refused") ?? told[0] ?? null;
}

async function needsApproval(db: Kysely<Database>, tenantId: string): Promise<boolean> {
  const row = await db.selectFrom("tenants").select("settings_json").where("id", "=", tenantId).executeTakeFirst();
  if (row === undefined) return false;
  return publishingRules({ settings: settingsSchema.parse(JSON.parse(row.settings_json)) }).approvals > 0;
}

async function wasLive(
  db: Kysely<Database>,
  place: { readonly flowId: string; readonly tenantId: string; readonly version: number },
): Promise<boolean> {
  const query = db
    .selectFrom("deployments")
    .select("id")
    .where("flow_id", "=", place.flowId)
    .where("tenant_id", "=", place.tenantId)
    .where("version", "=", place.version)
    .where("state", "=", "live");
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

async function versionHash(
  db: Kysely<Database>,
  { flowId, version }: { readonly flowId: string; readonly version: number },
): Promise<string | undefined> {
  const query = db.selectFrom("versions").select("content_hash").where("flow_id", "=", flowId);
  return (await query.where("number", "=", version).executeTakeFirst())?.content_hash;
}
