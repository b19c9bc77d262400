import type { Generated } from "kysely";
import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

type Action = "notify" | "ask" | "rollBack";

interface GuardSettingsTable {
  workspace_id: WorkspaceColumn;
  flow_id: string;
  mode: "off" | "shadow" | "on";
  action: Action;
  watch_minutes: number;
  fixed_threshold: boolean;
  updated_at: Instant;
  updated_by: string;
}

interface GuardWatchesTable {
  workspace_id: WorkspaceColumn;
  id: string;
  flow_id: string;
  tenant_id: string;
  deployment_id: string;
  version: number;
  external_id: string;
  former_version: number | null;
  former_external_id: string | null;
  former_since: MaybeInstant;
  mode: "shadow" | "on";
  action: Action;
  fixed_threshold: boolean;
  state: "watching" | "asking" | "rollingBack" | "ended";
  outcome: string | null;
  reason: string | null;
  begins_at: Instant;
  ends_at: Instant;
  next_look_at: Instant;
  ended_at: MaybeInstant;
  paused_since: MaybeInstant;
  paused_why: string | null;
  looks: Generated<number>;
  /** Hash of the last look, which holds the hash of the one before. */
  looks_hash: string;
  /** The evidence so far; null before the first look. */
  memory_json: string | null;
  trip_json: string | null;
  noticed: Generated<boolean>;
  decided: "rollBack" | "keep" | null;
  decided_by: string | null;
  decided_at: MaybeInstant;
  rollbacks: Generated<number>;
  rollback_deployment_id: string | null;
  refusal: string | null;
}

interface GuardLooksTable {
  workspace_id: WorkspaceColumn;
  watch_id: string;
  sequence: number;
  at: Instant;
  look_json: string;
  hash: string;
}

/** Tables of the guard; made by migration 0007. */
export interface GuardTables {
  guard_settings: GuardSettingsTable;
  guard_watches: GuardWatchesTable;
  guard_looks: GuardLooksTable;
}
