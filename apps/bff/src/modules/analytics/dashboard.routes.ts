import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { lastDays } from "./day-windows.ts";
import {
  listFlows,
  listNodes,
  listPublishes,
  readDashboard,
  type DashboardDependencies,
} from "./usecases/read-dashboard.ts";
import { readWeeklyReport } from "./usecases/read-weekly-report.ts";

const USUAL_DAYS = 7;
const PAGE = 20;

/** Callers lost over all flows, and the weekly report. */
export function registerDashboardRoutes(app: FastifyInstance, dependencies: DashboardDependencies): void {
  const windowsOf = async (
    { workspaceId }: { readonly workspaceId: string },
    { days, tenantId }: { readonly days?: number | undefined; readonly tenantId?: string | undefined },
  ) => lastDays(days ?? USUAL_DAYS, await dependencies.storage.in(workspaceId).today(dependencies.now(), tenantId));

  registerRoute(app, routes.getDashboard, async ({ actor, query }) => {
    const wish = { workspaceId: actor.workspaceId, tenantId: query.tenantId, limit: PAGE };
    const found = await readDashboard(wish, await windowsOf(actor, query), dependencies);
    return found.ok ? ok({ status: 200 as const, body: found.value }) : found;
  });

  registerRoute(app, routes.listDashboardFlows, async ({ actor, query }) => {
    const { tenantId, cursor, limit = PAGE } = query;
    const windows = await windowsOf(actor, query);
    const wish = { workspaceId: actor.workspaceId, tenantId, cursor, limit };
    const page = await listFlows(wish, windows, dependencies);
    return page.ok ? ok({ status: 200 as const, body: { window: windows.present, ...page.value } }) : page;
  });

  registerRoute(app, routes.listDashboardNodes, async ({ actor, query }) => {
    const { tenantId, cursor, limit = PAGE } = query;
    const windows = await windowsOf(actor, query);
    const wish = { workspaceId: actor.workspaceId, tenantId, cursor, limit };
    const page = await listNodes(wish, windows, dependencies);
    return page.ok ? ok({ status: 200 as const, body: { window: windows.present, ...page.value } }) : page;
  });

  registerRoute(app, routes.listDashboardPublishes, async ({ actor: { workspaceId }, query }) => {
    const { tenantId, cursor, limit = PAGE } = query;
    const page = await listPublishes({ workspaceId, tenantId, cursor, limit }, null, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });

  registerRoute(app, routes.getWeeklyReport, async ({ actor: { workspaceId }, query: { week, tenantId } }) => {
    const report = await readWeeklyReport({ workspaceId, tenantId, week }, dependencies);
    return report.ok ? ok({ status: 200 as const, body: report.value }) : report;
  });
}
