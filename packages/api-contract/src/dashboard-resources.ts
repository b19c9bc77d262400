// Callers' figures over all flows: what a supervisor looks at first, and the weekly report.
import { z } from "zod";
import { effectVerdictSchema } from "./effect-resources.ts";
import { lossSchema, rateChangeSchema } from "./figures-parts.ts";

const count = z.number().int().nonnegative();
/** A day in the tenant's own time zone. */
const day = z.iso.date();

/** A flow on a tenant, by its callers lost. */
export const dashboardFlowSchema = z.object({
  flowId: z.string(),
  flowName: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  ...lossSchema.shape,
  /** Lost calls per day of the window that has figures: `lost` / `figureDays`. */
  lostPerDay: z.number().nonnegative(),
  /** How many days of the window have figures. */
  figureDays: count,
  /** The window before, equally long. */
  previous: lossSchema,
  /** Against `previous`; null where a side has fewer than 30 calls. */
  change: rateChangeSchema.nullable(),
  /** One entry for every day that has figures, oldest first; a day without is absent, not 0. */
  trend: z.array(z.object({ day, calls: count, lost: count })),
  /** `aggregates`: the vendor's sums, in which versions cannot be told apart. */
  kind: z.enum(["calls", "aggregates"]),
});

/** A block that loses callers. */
export const dashboardNodeSchema = z.object({
  flowId: z.string(),
  flowName: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  /** The newest version of the window that callers met this block in. */
  version: z.number().int(),
  nodeId: z.string(),
  /** What the block is called there. */
  name: z.string(),
  ...lossSchema.shape,
});

/** A version that went live, and what came of it. */
export const dashboardPublishSchema = z.object({
  deploymentId: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  kind: z.enum(["publish", "rollback"]),
  version: z.number().int(),
  /** The version that it replaced; null for the first. */
  former: z.number().int().nullable(),
  at: z.iso.datetime(),
  /** The name of the person or token; the id where it is gone. */
  by: z.string(),
  /** Up to seven days of the former version before, and of this one after; in a weekly report none after the week. */
  before: lossSchema,
  after: lossSchema,
  difference: rateChangeSchema.nullable(),
  verdict: effectVerdictSchema,
});

/** Days that figures are about, both included. */
export const dayWindowSchema = z.object({ from: day, to: day });

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Flows by callers lost, most first. */
export const dashboardFlowsSchema = z.object({ window: dayWindowSchema, ...listOf(dashboardFlowSchema).shape });
/** Blocks by callers lost, most first; those with fewer than 30 calls are left out. */
export const dashboardNodesSchema = z.object({ window: dayWindowSchema, ...listOf(dashboardNodeSchema).shape });
/** What went live, newest first. */
export const dashboardPublishesSchema = listOf(dashboardPublishSchema);

const totals = z.object({
  flows: count,
  ...lossSchema.shape,
  previous: lossSchema,
  change: rateChangeSchema.nullable(),
  /** All flows together, day by day. */
  trend: z.array(z.object({ day, calls: count, lost: count })),
});

/** The first page of everything. */
export const dashboardSchema = z.object({
  window: dayWindowSchema,
  total: totals,
  flows: listOf(dashboardFlowSchema),
  nodes: listOf(dashboardNodeSchema),
  publishes: listOf(dashboardPublishSchema),
});
/** The first page of everything. */
export type Dashboard = z.infer<typeof dashboardSchema>;

/** One week, Monday to Sunday, for printing. */
export const weeklyReportSchema = z.object({
  /** ISO 8601 week, such as 2026-W47. */
  week: z.string(),
  window: dayWindowSchema,
  /** False while the week is not over. */
  isComplete: z.boolean(),
  total: totals,
  flows: z.array(dashboardFlowSchema),
  /** Flows that are not listed, since there are more than a page holds. */
  moreFlows: z.boolean(),
  nodes: z.array(dashboardNodeSchema),
  publishes: z.array(dashboardPublishSchema),
});
/** One week, for printing. */
export type WeeklyReport = z.infer<typeof weeklyReportSchema>;
/** A flow on a tenant, by its callers lost. */
export type DashboardFlow = z.infer<typeof dashboardFlowSchema>;
/** A block that loses callers. */
export type DashboardNode = z.infer<typeof dashboardNodeSchema>;
/** A version that went live, and what came of it. */
export type DashboardPublish = z.infer<typeof dashboardPublishSchema>;
