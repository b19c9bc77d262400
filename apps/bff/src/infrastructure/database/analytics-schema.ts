import type { Instant, WorkspaceColumn } from "./schema.ts";

/** Whole calls of one hour and version, column by column; written through `insertVisits`. */
interface VisitBatchesTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  version: number;
  first_begun_at: Instant;
  last_begun_at: Instant;
}

/** A view of the batches, visit by visit; conditions on a batch's first and last begin keep others from being looked at. */
interface CallVisitsView {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  version: number;
  first_begun_at: Instant;
  last_begun_at: Instant;
  /** When the call began: its hour is that of all its visits. */
  begun_at: Instant;
  call_id: string;
  index: number;
  node_id: string;
  entered_at: Instant;
  left_at: Instant;
  leaving: "port" | "hungUp" | "ended" | "open";
  port: string | null;
  no_inputs: number;
  no_matches: number;
  keys: string;
}

interface FigureHoursTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  version: number;
  hour: Instant;
  calls: number;
  lost: number;
  figures_json: string;
  /** null where the hour was collected before ways were counted. */
  paths_json: string | null;
}

interface FigureDaysTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  version: number;
  from_at: Instant;
  to_at: Instant;
  /** The date in the zone of the place. */
  day: string;
  kind: "calls" | "aggregates";
  calls: number;
  lost: number;
  /** Packed figures; null for a vendor's sums. */
  figures_json: string | null;
  /** null where an hour of the day was collected before ways were counted. */
  paths_json: string | null;
}

interface FigureNodeDaysTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  version: number;
  from_at: Instant;
  node_id: string;
  day: string;
  calls: number;
  lost: number;
}

interface FigurePlacesTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  time_zone: string;
}

interface FigureSettingsTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  visit_days: number;
  figure_days: number;
}

interface FigureSpansTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  version: number;
  from_at: Instant;
  to_at: Instant;
  figures_json: string;
  fetched_at: Instant;
}

interface FigureWatermarksTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  collected_from: Instant;
  collected_until: Instant;
  fetched_at: Instant;
}

/** Tables of callers' figures; made by migrations 0004, 0010, 0013 and 0020. */
export interface AnalyticsTables {
  visit_batches: VisitBatchesTable;
  call_visits: CallVisitsView;
  figure_hours: FigureHoursTable;
  figure_days: FigureDaysTable;
  figure_node_days: FigureNodeDaysTable;
  figure_places: FigurePlacesTable;
  figure_settings: FigureSettingsTable;
  figure_spans: FigureSpansTable;
  figure_watermarks: FigureWatermarksTable;
}
