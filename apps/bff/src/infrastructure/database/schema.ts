import type { Role } from "@tonegraph/api-contract";
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { AnalyticsTables } from "./analytics-schema.ts";
import type { AuditTables } from "./audit-schema.ts";
import type { GuardTables } from "./guard-schema.ts";
import type { DriftTables } from "./drift-schema.ts";
import type { ApprovalTables } from "./approvals-schema.ts";
import type { NotificationTables } from "./notifications-schema.ts";
import type { PublishingTables } from "./publishing-schema.ts";
import type { QueueRuleTables } from "./queue-rule-schema.ts";
import type { RequestAlertTables } from "./request-alert-schema.ts";
import type { SharingTables } from "./sharing-schema.ts";
import type { WebhooksTables } from "./webhooks-schema.ts";

/** Filled and compared by the workspace scope; no query names it. */
export type WorkspaceColumn = GeneratedAlways<string>;
/** A point in time; written and read as a Date. */
export type Instant = ColumnType<Date, Date, Date>;
export type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

interface WorkspacesTable {
  id: string;
  name: string;
  created_at: Instant;
}

interface UsersTable {
  workspace_id: WorkspaceColumn;
  id: string;
  name: string;
  roles: Role[];
  created_at: Instant;
}

interface SessionsTable {
  workspace_id: WorkspaceColumn;
  token_hash: string;
  user_id: string;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
}

interface SignInTokensTable {
  workspace_id: WorkspaceColumn;
  token_hash: string;
  user_id: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: MaybeInstant;
}

interface ApiTokensTable {
  workspace_id: WorkspaceColumn;
  id: string;
  name: string;
  role: Role;
  secret_hash: string;
  created_by: string;
  created_at: Instant;
  last_used_at: MaybeInstant;
  revoked_at: MaybeInstant;
}

interface AuditEntriesTable {
  workspace_id: WorkspaceColumn;
  sequence: number;
  at: Instant;
  actor: string;
  action: string;
  flow_id: string | null;
  /** Canonical JSON of the details, exactly as it was hashed. */
  details: string;
  previous_hash: string;
  hash: string;
}

interface FlowsTable {
  workspace_id: WorkspaceColumn;
  id: string;
  name: string;
  /** The draft's document as JSON text, exactly as it is answered. */
  document: string;
  content_hash: string;
  revision: number;
  created_at: Instant;
  created_by: string;
  updated_at: Instant;
  updated_by: string;
  archived_at: MaybeInstant;
}

interface VersionsTable {
  workspace_id: WorkspaceColumn;
  flow_id: string;
  number: number;
  content_hash: string;
  document: string;
  note: Generated<string>;
  created_at: Instant;
  created_by: string;
}

/** Tables of the platform: people, sessions, tokens, audit log, flows and versions. */
export interface PlatformTables {
  workspaces: WorkspacesTable;
  users: UsersTable;
  sessions: SessionsTable;
  sign_in_tokens: SignInTokensTable;
  api_tokens: ApiTokensTable;
  audit_entries: AuditEntriesTable;
  flows: FlowsTable;
  versions: VersionsTable;
}

/** Every table of the product. */
export interface Database
  extends
    PlatformTables,
    ApprovalTables,
    DriftTables,
    PublishingTables,
    AnalyticsTables,
    WebhooksTables,
    GuardTables,
    NotificationTables,
    AuditTables,
    QueueRuleTables,
    RequestAlertTables,
    SharingTables {}
