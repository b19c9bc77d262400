import type { Generated, GeneratedAlways } from "kysely";
import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

interface SecretKeyChecksTable {
  id: number;
  key_check: string;
}

interface TenantsTable {
  workspace_id: WorkspaceColumn;
  id: string;
  name: string;
  dialect: string;
  base_url: string | null;
  auth_url: string | null;
  settings_json: string;
  scopes_json: string;
  fingerprint: string;
  /** Both null once the tenant is removed. */
  wrapped_key: Buffer | null;
  sealed: Buffer | null;
  secret_version: number;
  last_check_json: string | null;
  created_at: Instant;
  updated_at: Instant;
  deleted_at: MaybeInstant;
}

interface ArtefactsTable {
  workspace_id: WorkspaceColumn;
  flow_id: string;
  version: number;
  dialect: string;
  /** Of the settings that it was compiled with; empty where it was compiled with none. */
  settings_hash: Generated<string>;
  artefact_json: string;
  /** Hash of the normalised artefact. */
  hash: string;
  created_at: Instant;
}

interface DeploymentsTable {
  workspace_id: WorkspaceColumn;
  id: string;
  flow_id: string;
  tenant_id: string;
  kind: "publish" | "rollback";
  version: number;
  dialect: string;
  artefact_hash: string;
  state: string;
  note: Generated<string>;
  /** Null: the flow's own guard setting holds. */
  guard: boolean | null;
  over_drift: string | null;
  created_by: string;
  created_at: Instant;
  started_at: MaybeInstant;
  ended_at: MaybeInstant;
  error_json: string | null;
  external_id: string | null;
  /** What our records said was live when this was accepted. */
  expected_hash: string | null;
  captured: Generated<"not-yet" | "none" | "copy">;
  captured_raw: string | null;
  captured_artefact_json: string | null;
  captured_hash: string | null;
  /** The flow that was live before, where a new content is a flow of its own. */
  former_external_id: string | null;
  /** Whether external_id is a flow of an earlier deployment that is only activated again. */
  adopted: Generated<boolean>;
  connection_count: Generated<number>;
  window_json: string | null;
  warnings_json: string | null;
  /** When this half of a schedule is to run; the three below are null together with it. */
  due_at: MaybeInstant;
  schedule_part: "start" | "return" | null;
  schedule_json: string | null;
  partner_id: string | null;
  lease_owner: string | null;
  lease_until: MaybeInstant;
  lease_length: Generated<string>;
  fence: Generated<number>;
  /** How often something was thrown while it was worked on. */
  faults: Generated<number>;
}

interface DeploymentStepsTable {
  workspace_id: WorkspaceColumn;
  deployment_id: string;
  position: number;
  name: string;
  state: "pending" | "running" | "done" | "failed" | "skipped";
  started_at: MaybeInstant;
  ended_at: MaybeInstant;
  attempts: Generated<number>;
  vendor_message: string | null;
}

interface DeploymentWritesTable {
  workspace_id: WorkspaceColumn;
  deployment_id: string;
  sequence: number;
  operation: string;
  idempotency_key: string;
  fence: number;
  state: "intended" | "landed" | "notLanded" | "unclear";
  intended_at: Instant;
  deadline_at: Instant;
  ended_at: MaybeInstant;
}

interface LiveFlowsTable {
  workspace_id: WorkspaceColumn;
  flow_id: string;
  tenant_id: string;
  external_id: string;
  /** null: the vendor holds something of ours that is no version, such as what a failed first publish left. */
  version: number | null;
  hash: string;
  deployment_id: string;
  since: Instant;
}

interface IdempotencyKeysTable {
  workspace_id: WorkspaceColumn;
  key: string;
  request_hash: string;
  deployment_id: string;
  created_at: Instant;
}

interface OutboxTable {
  workspace_id: WorkspaceColumn;
  id: GeneratedAlways<number>;
  topic: string;
  payload_json: string;
  at: Instant;
}

/** Tables of tenants, deployments and what is live; made by migrations 0002, 0003 and 0006. */
export interface PublishingTables {
  secret_key_checks: SecretKeyChecksTable;
  tenants: TenantsTable;
  artefacts: ArtefactsTable;
  deployments: DeploymentsTable;
  deployment_steps: DeploymentStepsTable;
  deployment_writes: DeploymentWritesTable;
  live_flows: LiveFlowsTable;
  idempotency_keys: IdempotencyKeysTable;
  outbox: OutboxTable;
}
