import { FIRST_AUDIT_HASH, hashAuditEntry } from "@tonegraph/api-contract";
import { canonicalJson } from "@tonegraph/flow-model";
import { sql } from "kysely";
import { COMPLIANCE_TAG, type AuditRecord } from "../../kernel/audit-log.ts";
import { presentRequestId } from "../../kernel/request-context.ts";
import { nativeDigest } from "../audit/native-digest.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/**
 * Appends to the workspace's hash chain. Call it last in the transaction of the change: it holds the chain until the
 * transaction ends, so that sequence numbers have no gaps and no forks.
 */
export async function appendAudit({ db, workspaceId }: WorkspaceDb, record: AuditRecord): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${workspaceId}`}, 0))`.execute(db);
  const last = await db
    .selectFrom("audit_entries")
    .select(["sequence", "hash"])
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  const entry = {
    sequence: (last?.sequence ?? 0) + 1,
    at: record.at.toISOString(),
    actor: record.actor,
    action: record.action,
    flowId: record.flowId ?? null,
    details: canonicalJson({ complianceTag: COMPLIANCE_TAG, ...requestPart(), ...record.details }),
    previousHash: last?.hash ?? FIRST_AUDIT_HASH,
  };
  const { actor, action, details, sequence, flowId, previousHash } = entry;
  await db
    .insertInto("audit_entries")
    .values({
      sequence,
      at: record.at,
      actor,
      action,
      flow_id: flowId,
      details,
      previous_hash: previousHash,
      hash: hashAuditEntry(workspaceId, entry, nativeDigest),
    })
    .execute();
}

function requestPart(): { readonly requestId?: string } {
  const requestId = presentRequestId();
  return requestId === null ? {} : { requestId };
}
