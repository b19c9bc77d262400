import type { Generated } from "kysely";
import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

interface DriftChecksTable {
  workspace_id: WorkspaceColumn;
  flow_id: string;
  tenant_id: string;
  /** Whose content the vendor's copy was compared with. */
  deployment_id: string;
  version: number;
  state: "inSync" | "drifted" | "unknown";
  live_hash: string | null;
  /** The vendor's copy while it differs; null where nothing is there. */
  artefact_json: string | null;
  found_at: MaybeInstant;
  checked_at: MaybeInstant;
  next_check_at: Instant;
  failures: Generated<number>;
  message: Generated<string>;
}

interface KeptDraftsTable {
  workspace_id: WorkspaceColumn;
  id: string;
  flow_id: string;
  document: string;
  content_hash: string;
  revision: number;
  reason: "version" | "keptDraft" | "merge";
  version: number | null;
  kept_by: string;
  kept_at: Instant;
  expires_at: Instant;
}

interface VersionNamesTable {
  workspace_id: WorkspaceColumn;
  flow_id: string;
  number: number;
  name: string;
  named_by: string;
  named_at: Instant;
}

interface RehearsalsTable {
  workspace_id: WorkspaceColumn;
  flow_id: string;
  tenant_id: string;
  deployment_id: string;
  version: number | null;
  state: "ready" | "attention" | "broken" | "unknown" | "none";
  items_json: string;
  rehearsed_at: Instant;
}

/** Tables of drift, kept drafts, names of versions and rehearsals; made by migration 0008. */
export interface DriftTables {
  drift_checks: DriftChecksTable;
  kept_drafts: KeptDraftsTable;
  version_names: VersionNamesTable;
  rehearsals: RehearsalsTable;
}
