import type { NotificationKind } from "@tonegraph/api-contract";
import type { GeneratedAlways } from "kysely";
import type { Instant, MaybeInstant, WorkspaceColumn } from "./schema.ts";

/** Rows are made and settled by triggers of migration 0012, in the transaction of what they tell of. */
interface NotificationsTable {
  workspace_id: WorkspaceColumn;
  id: GeneratedAlways<number>;
  kind: NotificationKind;
  /** `followers` and `publishers` widen whom `person` names; `deciders` are those who may approve. */
  audience: "person" | "followers" | "publishers" | "deciders";
  person: string | null;
  by_actor: string | null;
  flow_id: string;
  tenant_id: string;
  version: number | null;
  subject: string;
  state: string | null;
  said: string | null;
  at: Instant;
  settled_at: MaybeInstant;
}

interface NotificationReadsTable {
  workspace_id: WorkspaceColumn;
  reader: string;
  notification_id: number;
  read_at: Instant;
}

interface NotificationMarksTable {
  workspace_id: WorkspaceColumn;
  reader: string;
  read_until: number;
}

interface FlowFollowsTable {
  workspace_id: WorkspaceColumn;
  reader: string;
  flow_id: string;
  following: boolean;
}

/** Tables of notifications and of who follows which flow; made by migration 0012. */
export interface NotificationTables {
  notifications: NotificationsTable;
  notification_reads: NotificationReadsTable;
  notification_marks: NotificationMarksTable;
  flow_follows: FlowFollowsTable;
}
