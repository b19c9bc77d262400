import type { AuditEntry } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { toAuditEntry } from "../audit-entry.ts";
import type { AuditArchive } from "../ports.ts";

export interface ListAuditRequest {
  readonly workspaceId: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly flowId?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The audit log, newest first, a page at a time. */
export async function listAudit(
  { workspaceId, cursor, limit, from, to, ...filters }: ListAuditRequest,
  { archive }: { readonly archive: AuditArchive },
): Promise<Result<{ items: AuditEntry[]; nextCursor: string | null }, ApiFault>> {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
    return fault(
      "invalid-parameter",
      "The cursor is not one that this list gave out. Leave it away to begin at the start.",
      {
        errors: [{ pointer: "/cursor", code: "invalid-cursor", message: "This is not a cursor." }],
      },
    );
  const found = await archive.list(workspaceId, {
    ...filters,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    before: cursor === undefined ? undefined : Number(cursor),
    limit: limit + 1,
  });
  const items = found.slice(0, limit).map(toAuditEntry);
  const last = items.at(-1);
  return ok({ items, nextCursor: found.length > limit && last ? String(last.sequence) : null });
}
