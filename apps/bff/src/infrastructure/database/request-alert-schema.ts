import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

interface RequestAlertsTable {
  workspace_id: WorkspaceColumn;
  id: string;
  flow_id: string;
  tenant_id: string;
  version: number;
  answers: number;
  errors: number;
  words: string;
  opened_at: Instant;
  closed_at: MaybeInstant;
}

/** The table of alerts on requests to web services; made by migration 0016. */
export interface RequestAlertTables {
  request_alerts: RequestAlertsTable;
}
