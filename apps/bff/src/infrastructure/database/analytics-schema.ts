import type { Instant, WorkspaceColumn } from "./schema.ts";

interface CallVisitsTable {
  workspace_id: WorkspaceColumn;
  tenant_id: string;
  flow_id: string;
  version: number;
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
  figures_json: string;
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
  collected_until: Instant;
  fetched_at: Instant;
}

/** Tables of callers' figures; made by migration 0004. */
export interface AnalyticsTables {
  call_visits: CallVisitsTable;
  figure_hours: FigureHoursTable;
  figure_spans: FigureSpansTable;
  figure_watermarks: FigureWatermarksTable;
}
