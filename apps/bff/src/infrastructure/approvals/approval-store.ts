import { jsonSchema } from "@tonegraph/flow-model";
import { sql, type Kysely } from "kysely";
import { z } from "zod";
import { publishingRules } from "../../kernel/tenant-publishing.ts";
import { toApproval, type ApprovalRecord } from "../../modules/approvals/approval.ts";
import type { ApprovalFilter, ApprovalStore } from "../../modules/approvals/ports.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { lockPlace } from "../deployments/lock-place.ts";
import { actorName } from "../repositories/actor-name.ts";
import { appendAudit } from "../repositories/append-audit.ts";
import { decidersBeside, principalsOf, versionAuthors } from "./version-authors.ts";

const settingsSchema = z.record(z.string(), jsonSchema);

/** Approvals in PostgreSQL. */
export function createApprovalStore(scope: WorkspaceDb): ApprovalStore {
  const { db } = scope;
  return {
    appendAudit: (record) => appendAudit(scope, record),
    lockPlace: (place) => lockPlace(scope, place),
    rulesOf: async (tenantId) => {
      const query = db.selectFrom("tenants").select("settings_json").where("id", "=", tenantId);
      const row = await query.where("deleted_at", "is", null).executeTakeFirst();
      if (row === undefined) return null;
      return publishingRules({ settings: settingsSchema.parse(JSON.parse(row.settings_json)) });
    },
    authorsOf: (version) => versionAuthors(db, version),
    principalOf: async (actorId) => (await principalsOf(db, [actorId]))[0] ?? actorId,
    decidersBeside: (authors) => decidersBeside(db, authors),
    find: async (id) => (await select(db).where("approvals.id", "=", id).executeTakeFirst()) ?? null,
    list: (filter) => list(db, filter),
    async insert({ id, flowId, tenantId, version, contentHash, note, authors, askedBy, at }) {
      const inserted = await db
        .insertInto("approvals")
        .values({
          id,
          flow_id: flowId,
          tenant_id: tenantId,
          version,
          content_hash: contentHash,
          state: "waiting",
          note: clean(note),
          authors: [...authors],
          asked_by: askedBy,
          asked_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },
    async decide(id, { from, to, by, at, reason }) {
      const decided = await db
        .updateTable("approvals")
        .set({ state: to, decided_by: by, decided_at: at, reason: clean(reason) })
        .where("id", "=", id)
        .where("state", "in", from)
        .executeTakeFirst();
      return decided.numUpdatedRows === 1n;
    },
    async announce(record) {
      const payload = { type: "approvalChanged", approval: toApproval(record) };
      const at = record.decidedAt ?? record.askedAt;
      await db
        .insertInto("outbox")
        .values({ topic: "approvalChanged", payload_json: JSON.stringify(payload), at })
        .execute();
    },
  };
}

function select(db: Kysely<Database>) {
  return db
    .selectFrom("approvals")
    .innerJoin("flows", "flows.id", "approvals.flow_id")
    .select([
      "approvals.id",
      "approvals.flow_id as flowId",
      "flows.name as flowName",
      "approvals.tenant_id as tenantId",
    ])
    .select(["approvals.version", "approvals.content_hash as contentHash", "approvals.state", "approvals.note"])
    .select(["approvals.authors", "approvals.asked_by as askedBy", "approvals.asked_at as askedAt"])
    .select(["approvals.decided_by as decidedBy", "approvals.decided_at as decidedAt", "approvals.reason"])
    .select(actorName("approvals.asked_by").as("askedByName"))
    .select(actorName("approvals.decided_by").as("decidedByName"))
    .$castTo<ApprovalRecord>();
}

function list(db: Kysely<Database>, { flowId, tenantId, state, before, limit }: ApprovalFilter) {
  let query = select(db);
  if (flowId !== undefined) query = query.where("approvals.flow_id", "=", flowId);
  if (tenantId !== undefined) query = query.where("approvals.tenant_id", "=", tenantId);
  if (state !== undefined) query = query.where("approvals.state", "=", state);
  if (before !== null) {
    query = query.where(sql<boolean>`(approvals.asked_at, approvals.id) < (${before.at}, ${before.id})`);
  }
  return query.orderBy("approvals.asked_at", "desc").orderBy("approvals.id", "desc").limit(limit).execute();
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
