import type { AuditRecord } from "../../../kernel/audit-log.ts";
import type { CheckpointTable } from "../ports.ts";

export interface RetentionDependencies {
  readonly table: CheckpointTable;
  readonly append: (workspaceId: string, record: AuditRecord) => Promise<void>;
  readonly now: () => Date;
}

/** Takes entries away that are older than so many days, up to a signed checkpoint, and writes down that it did; answers how many. */
export async function retainAudit(
  { workspaceId, days }: { readonly workspaceId: string; readonly days: number },
  { table, append, now }: RetentionDependencies,
): Promise<number> {
  const upTo = await table.cuttable(workspaceId, days);
  if (upTo === null) return 0;
  const removed = await table.cut(workspaceId, upTo, days);
  const details = { upTo, removed, days };
  await append(workspaceId, { at: now(), actor: "system", action: "audit.cut", details });
  return removed;
}
