import { queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";
import type { Page } from "./all-pages.ts";

/** Which figures over all flows are wanted. */
export interface DashboardWish {
  /** Days up to today. */
  readonly days: number;
  readonly tenantId: string | undefined;
}

/** Totals and the first page of each list. */
export function dashboardQuery({ days, tenantId }: DashboardWish) {
  return queryOptions({
    queryKey: ["dashboard", days, tenantId],
    queryFn: ({ signal }) => fetchApi("getDashboard", { query: { days, tenantId }, signal }),
  });
}

/** One week, such as 2026-W47; without one the last that is over. */
export function weeklyReportQuery(week: string | undefined, tenantId: string | undefined) {
  return queryOptions({
    queryKey: ["dashboard", "week", week, tenantId],
    queryFn: ({ signal }) => fetchApi("getWeeklyReport", { query: { week, tenantId }, signal }),
  });
}

/** Reads one further page of a list. */
export type ReadPage<Item> = (cursor: string, signal: AbortSignal) => Promise<Page<Item>>;

/** What comes after the first page of each list of the dashboard. */
export function furtherPages({ days, tenantId }: DashboardWish) {
  return {
    flows: (cursor: string, signal: AbortSignal) =>
      fetchApi("listDashboardFlows", { query: { days, tenantId, cursor }, signal }),
    nodes: (cursor: string, signal: AbortSignal) =>
      fetchApi("listDashboardNodes", { query: { days, tenantId, cursor }, signal }),
    publishes: (cursor: string, signal: AbortSignal) =>
      fetchApi("listDashboardPublishes", { query: { tenantId, cursor }, signal }),
  };
}
