import { FIRST_AUDIT_HASH, hashAuditEntry } from "@tonegraph/api-contract";
import { canonicalJson } from "@tonegraph/flow-model";
import type { Kysely } from "kysely";
import type { Database } from "../infrastructure/database/schema.ts";
import { scopeToWorkspace } from "../infrastructure/database/workspace-scope.ts";

const BATCH = 1000;

/** An entry as the table has it. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly flow_id: string | null;
  readonly details: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** So many entries that follow from one another, a second apart; `mark` makes them differ from others of the same length. */
export function chainedRows(
  workspaceId: string,
  { count, from = new Date(0), mark = "", after }: ChainWanted,
): AuditRow[] {
  const rows: AuditRow[] = [];
  let [sequence, previousHash] = [after?.sequence ?? 0, after?.hash ?? FIRST_AUDIT_HASH];
  for (let index = 0; index < count; index += 1) {
    sequence += 1;
    const at = new Date(from.getTime() + sequence * 1000);
    const flowId = sequence % 3 === 0 ? null : `flow_${sequence % 7}`;
    const details = canonicalJson({ revision: sequence, mark });
    const entry = { sequence, at: at.toISOString(), actor: "user_admin", action: "flow.saved", flowId, details };
    const hash = hashAuditEntry(workspaceId, { ...entry, previousHash });
    const { actor, action } = entry;
    rows.push({ sequence, at, actor, action, flow_id: flowId, details, previous_hash: previousHash, hash });
    previousHash = hash;
  }
  return rows;
}

interface ChainWanted {
  readonly count: number;
  readonly from?: Date;
  readonly mark?: string;
  readonly after?: { readonly sequence: number; readonly hash: string };
}

/** Puts entries into the table as they are. */
export async function fillAudit(db: Kysely<Database>, workspaceId: string, rows: readonly AuditRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH)
    await scopeToWorkspace(db, workspaceId)
      .insertInto("audit_entries")
      .values(rows.slice(from, from + BATCH))
      .execute();
}
