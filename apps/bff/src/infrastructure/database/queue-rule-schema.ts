import type { Generated } from "kysely";
import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

interface QueueRulesTable {
  workspace_id: WorkspaceColumn;
  flow_id: string;
  tenant_id: string;
  is_on: boolean;
  switched_by: string;
  switched_at: Instant;
  /** What all looks since then have called for. */
  leaning: "busy" | "calm" | null;
  leaning_since: MaybeInstant;
  looked_at: MaybeInstant;
  outcome: string | null;
  words: Generated<string>;
  queues_json: Generated<string>;
  changed_at: MaybeInstant;
  changed_to: "busy" | "calm" | null;
  changed_version: number | null;
  changed_deployment_id: string | null;
}

/** The table of rules that follow queues; made by migration 0017. */
export interface QueueRuleTables {
  queue_rules: QueueRulesTable;
}
