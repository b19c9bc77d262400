import { createHash } from "node:crypto";
import { canonicalJson } from "@tonegraph/flow-model";
import { sql } from "kysely";
import type { AuditRecord } from "../../kernel/audit-log.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** The hash before the first entry of a workspace. */
export const FIRST_PREVIOUS_HASH = "0".repeat(64);

/** An entry as it is hashed. */
export interface HashedEntry {
  readonly workspaceId: string;
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly flowId: string | null;
  /** Canonical JSON. */
  readonly details: string;
  readonly previousHash: string;
}

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
    workspaceId,
    sequence: (last?.sequence ?? 0) + 1,
    at: record.at,
    actor: record.actor,
    action: record.action,
    flowId: record.flowId ?? null,
    details: canonicalJson({ ...record.details }),
    previousHash: last?.hash ?? FIRST_PREVIOUS_HASH,
  };
  const { at, actor, action, details, sequence, flowId, previousHash } = entry;
  await db
    .insertInto("audit_entries")
    .values({
      sequence,
      at,
      actor,
      action,
      flow_id: flowId,
      details,
      previous_hash: previousHash,
      hash: hashEntry(entry),
    })
    .execute();
}

/** SHA-256 over the previous hash and everything in the entry, each part with its length so that none can run into the next. */
export function hashEntry(entry: HashedEntry): string {
  const { previousHash, workspaceId, sequence, at, actor, action, flowId, details } = entry;
  const parts = [previousHash, workspaceId, String(sequence), at.toISOString(), actor, action, flowId ?? "", details];
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}
