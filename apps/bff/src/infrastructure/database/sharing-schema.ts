import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

interface VendorBudgetsTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  ledger_json: string | null;
  at: Instant;
}

interface VendorSilencesTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  /** Empty: the whole tenant. */
  route_group: string;
  stamp: string;
  until: Instant;
  /** Goes up each time that somebody saw the group fail. */
  turn: number;
  probe_by: string | null;
  probe_until: MaybeInstant;
}

interface VendorTokensTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  /** Of the address and credentials that the token was got with. */
  stamp: string;
  sealed: Buffer | null;
  obtained_at: MaybeInstant;
  life_ms: number | null;
  renewing_by: string | null;
  renewing_until: MaybeInstant;
}

interface VendorTasksTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  task: string;
  /** A digest of what it is done for. */
  subject: string;
  /** Null where it was not yet. */
  done_at: MaybeInstant;
  doing_by: string | null;
  doing_until: MaybeInstant;
}

interface SignInAttemptsTable {
  origin: string;
  attempts: number;
  until: Instant;
}

/** Tables that processes on one database agree by. */
export interface SharingTables {
  vendor_budgets: VendorBudgetsTable;
  vendor_silences: VendorSilencesTable;
  vendor_tokens: VendorTokensTable;
  vendor_tasks: VendorTasksTable;
  sign_in_attempts: SignInAttemptsTable;
}
