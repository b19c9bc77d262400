import type { Generated } from "kysely";
import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

interface ApprovalsTable {
  workspace_id: WorkspaceColumn;
  id: string;
  flow_id: string;
  tenant_id: string;
  version: number;
  content_hash: string;
  state: "waiting" | "approved" | "refused" | "withdrawn";
  note: Generated<string>;
  /** Who made the version: people, and tokens that no person made. */
  authors: string[];
  asked_by: string;
  asked_at: Instant;
  decided_by: string | null;
  decided_at: MaybeInstant;
  reason: Generated<string>;
}

/** The table of approvals; made by migration 0006. */
export interface ApprovalTables {
  approvals: ApprovalsTable;
}
