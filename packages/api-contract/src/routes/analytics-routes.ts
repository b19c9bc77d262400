import { z } from "zod";
import {
  dashboardFlowsSchema,
  dashboardNodesSchema,
  dashboardPublishesSchema,
  dashboardSchema,
  weeklyReportSchema,
} from "../dashboard-resources.ts";
import { publishEffectSchema } from "../effect-resources.ts";
import { figureSettingsSchema } from "../figure-settings-resources.ts";
import { adviceSchema, heatmapSchema } from "../heatmap-resources.ts";
import { flowPathsSchema } from "../paths-resources.ts";
import { vendorFiguresSchema } from "../vendor-figures-resources.ts";
import type { RouteContract } from "./route-contract.ts";
import { page } from "./shared-parts.ts";

const version = z.coerce.number().int().positive().optional();
const span = { from: z.iso.datetime().optional(), to: z.iso.datetime().optional() };
/** Days up to today. */
const days = z.coerce.number().int().min(1).max(90).optional();
const tenant = z.string().optional();

/** What callers did. */
export const analyticsRoutes = {
  getHeatmap: {
    method: "GET",
    path: "/flows/:flowId/heatmap",
    permission: "read",
    summary: "Where callers hang up: figures per node and connection of one version on one tenant",
    query: z.object({
      tenantId: z.string(),
      ...span,
      version,
      compareTo: version,
      /** A node whose `promptLeaving` is wanted: when in the prompt callers leave. */
      wordsOf: z.string().max(100).optional(),
      refresh: z.stringbool().optional(),
    }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: heatmapSchema },
  },
  getPaths: {
    method: "GET",
    path: "/flows/:flowId/paths",
    permission: "read",
    summary: "The most common ways through a version on one tenant, and the ways to hanging up",
    query: z.object({ tenantId: z.string(), ...span, version }),
    responses: { 200: flowPathsSchema },
  },
  getVendorFigures: {
    method: "GET",
    path: "/flows/:flowId/vendor-figures",
    permission: "read",
    summary:
      "What the tenant's vendor itself reports of the flow as a whole, asked at once: whole days up to now, or the seven days up to now where its API knows no other span (then `days` is 7)",
    query: z.object({ tenantId: z.string(), days, version }),
    errors: ["vendor-failed", "address-not-allowed"],
    responses: { 200: vendorFiguresSchema },
  },
  getEffect: {
    method: "GET",
    path: "/flows/:flowId/effect",
    permission: "read",
    summary:
      "What a version changed against the one that was live before it: the difference per node with its interval",
    query: z.object({ tenantId: z.string(), version }),
    responses: { 200: publishEffectSchema },
  },
  getAdvice: {
    method: "GET",
    path: "/flows/:flowId/advice",
    permission: "read",
    summary: "What the figures advise; never applied by itself",
    query: z.object({ tenantId: z.string() }),
    responses: { 200: adviceSchema },
  },
  getDashboard: {
    method: "GET",
    path: "/dashboard",
    permission: "read",
    summary: "Callers lost over all flows: the first page of flows, of blocks and of what went live",
    query: z.object({ days, tenantId: tenant }),
    responses: { 200: dashboardSchema },
  },
  listDashboardFlows: {
    method: "GET",
    path: "/dashboard/flows",
    permission: "read",
    summary: "Flows by callers lost, most first",
    query: z.object({ ...page, days, tenantId: tenant }),
    responses: { 200: dashboardFlowsSchema },
  },
  listDashboardNodes: {
    method: "GET",
    path: "/dashboard/nodes",
    permission: "read",
    summary: "Blocks by callers lost, most first",
    query: z.object({ ...page, days, tenantId: tenant }),
    responses: { 200: dashboardNodesSchema },
  },
  listDashboardPublishes: {
    method: "GET",
    path: "/dashboard/publishes",
    permission: "read",
    summary: "What went live, newest first, and what came of it",
    query: z.object({ ...page, tenantId: tenant }),
    responses: { 200: dashboardPublishesSchema },
  },
  getWeeklyReport: {
    method: "GET",
    path: "/reports/weekly",
    permission: "read",
    summary: "One week, Monday to Sunday: totals, flows, blocks and what went live",
    query: z.object({
      /** ISO 8601; absent: the last week that is over. */
      week: z
        .string()
        .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/u, { error: "A week is written as 2026-W47." })
        .optional(),
      tenantId: tenant,
    }),
    responses: { 200: weeklyReportSchema },
  },
  getFigureSettings: {
    method: "GET",
    path: "/tenants/:tenantId/figures",
    permission: "read",
    summary: "How long a tenant's figures are kept",
    responses: { 200: figureSettingsSchema },
  },
  putFigureSettings: {
    method: "PUT",
    path: "/tenants/:tenantId/figures",
    permission: "administer",
    summary: "Sets how long a tenant's figures are kept",
    body: figureSettingsSchema,
    responses: { 200: figureSettingsSchema },
  },
} as const satisfies Record<string, RouteContract>;
