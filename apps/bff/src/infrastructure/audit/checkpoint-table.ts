import { sql, type Kysely } from "kysely";
import type { AuditCheckpoint } from "@tonegraph/api-contract";
import type { CheckpointTable } from "../../modules/audit/ports.ts";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";

/** Checkpoints as every process on the database sees them, and the anchors that entries were cut behind. */
export function createCheckpointTable(db: Kysely<Database>): CheckpointTable {
  return {
    async workspaces() {
      return (await db.selectFrom("workspaces").select("id").orderBy("id").execute()).map(({ id }) => id);
    },
    async add(workspaceId, { sequence, hash, at, keyId, signature }) {
      await scopeToWorkspace(db, workspaceId)
        .insertInto("audit_checkpoints")
        .values({ sequence, hash, at: new Date(at), key_id: keyId, signature })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async list(workspaceId) {
      const rows = await scopeToWorkspace(db, workspaceId)
        .selectFrom("audit_checkpoints")
        .select(COLUMNS)
        .orderBy("sequence")
        .execute();
      return rows.map(toCheckpoint);
    },
    async last(workspaceId) {
      const row = await scopeToWorkspace(db, workspaceId)
        .selectFrom("audit_checkpoints")
        .select(COLUMNS)
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toCheckpoint(row);
    },
    async anchor(workspaceId) {
      const row = await scopeToWorkspace(db, workspaceId)
        .selectFrom("audit_anchors")
        .select(COLUMNS)
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toCheckpoint(row);
    },
    async cuttable(workspaceId, days) {
      const { rows } = await sql<{ sequence: number | null }>`
        select max(c.sequence) as sequence from audit_checkpoints c
        join audit_entries e on e.workspace_id = c.workspace_id and e.sequence = c.sequence and e.hash = c.hash
        where c.workspace_id = ${workspaceId} and e.at < now() - make_interval(days => ${days}) and not exists (
          select from audit_entries younger where younger.workspace_id = c.workspace_id
            and younger.sequence <= c.sequence and younger.at >= now() - make_interval(days => ${days})
        ) and exists (
          select from audit_entries newer where newer.workspace_id = c.workspace_id and newer.sequence > c.sequence
        )`.execute(db);
      return rows[0]?.sequence ?? null;
    },
    async cut(workspaceId, upTo, days) {
      const { rows } = await sql<{ removed: number }>`
        select cut_audit(${workspaceId}, ${upTo}, ${days}) as removed`.execute(db);
      return rows[0]?.removed ?? 0;
    },
  };
}

const COLUMNS = ["sequence", "hash", "at", "key_id", "signature"] as const;

interface CheckpointRow {
  readonly sequence: number;
  readonly hash: string;
  readonly at: Date;
  readonly key_id: string;
  readonly signature: string;
}

function toCheckpoint({ sequence, hash, at, key_id: keyId, signature }: CheckpointRow): AuditCheckpoint {
  return { sequence, hash, at: at.toISOString(), keyId, signature };
}
