import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { z } from "zod";
import { ApiError } from "../lib/api/api-failure.ts";
import { meQuery } from "../lib/queries/me.ts";
import { auditSearchSchema } from "../features/audit/audit-search.ts";
import { dashboardSearchSchema, reportSearchSchema } from "../features/dashboard/dashboard-search.ts";
import { flowListSearchSchema } from "../features/flows/flow-list-search.ts";
import { guardSearchSchema } from "../features/guard/guard-search.ts";
import { heatmapSearchSchema } from "../features/heatmap/heatmap-search.ts";
import { SignInPage } from "../features/sign-in/SignInPage.tsx";
import { queryClient } from "./query-client.ts";
import { ErrorPage } from "./shell/ErrorPage.tsx";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { PageFrame } from "./shell/PageFrame.tsx";
import { SignedIn } from "./shell/SignedIn.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: z.object({ back: z.string().startsWith("/").optional().catch(undefined) }),
  component: SignInPage,
});

/** Everything that needs a session; without one it leads to the sign-in page and back afterwards. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: SignedIn,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof ApiError && error.failure.status === 401) {
        throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { back: location.href } });
      }
      throw error;
    }
  },
});

const frame = createRoute({ getParentRoute: () => signedIn, id: "frame", component: PageFrame });

const flows = createRoute({
  getParentRoute: () => frame,
  path: "/",
  validateSearch: flowListSearchSchema,
  component: lazyRouteComponent(() => import("../features/flows/FlowsPage.tsx"), "FlowsPage"),
});

const callers = createRoute({
  getParentRoute: () => frame,
  path: "/callers",
  validateSearch: dashboardSearchSchema,
  component: lazyRouteComponent(() => import("../features/dashboard/DashboardPage.tsx"), "DashboardPage"),
});

/** Without the frame, since it is made for paper. */
const weeklyReport = createRoute({
  getParentRoute: () => signedIn,
  path: "/reports/weekly",
  validateSearch: reportSearchSchema,
  component: lazyRouteComponent(() => import("../features/dashboard/WeeklyReportPage.tsx"), "WeeklyReportPage"),
});

const tenants = createRoute({
  getParentRoute: () => frame,
  path: "/tenants",
  component: lazyRouteComponent(() => import("../features/tenants/TenantsPage.tsx"), "TenantsPage"),
});

const audit = createRoute({
  getParentRoute: () => frame,
  path: "/audit",
  validateSearch: auditSearchSchema,
  component: lazyRouteComponent(() => import("../features/audit/AuditPage.tsx"), "AuditPage"),
});

const approvals = createRoute({
  getParentRoute: () => frame,
  path: "/approvals",
  component: lazyRouteComponent(() => import("../features/approvals/ApprovalsPage.tsx"), "ApprovalsPage"),
});

const notifications = createRoute({
  getParentRoute: () => frame,
  path: "/notifications",
  component: lazyRouteComponent(() => import("../features/notifications/NotificationsPage.tsx"), "NotificationsPage"),
});

const webhooks = createRoute({
  getParentRoute: () => frame,
  path: "/webhooks",
  component: lazyRouteComponent(() => import("../features/webhooks/WebhooksPage.tsx"), "WebhooksPage"),
});

const versions = createRoute({
  getParentRoute: () => frame,
  path: "/flows/$flowId/versions",
  component: lazyRouteComponent(() => import("./versions-page/VersionsRoute.tsx"), "VersionsRoute"),
});

const guard = createRoute({
  getParentRoute: () => frame,
  path: "/flows/$flowId/guard",
  validateSearch: guardSearchSchema,
  component: lazyRouteComponent(() => import("./guard-page/GuardRoute.tsx"), "GuardRoute"),
});

const drift = createRoute({
  getParentRoute: () => frame,
  path: "/flows/$flowId/drift",
  validateSearch: z.object({ tenantId: z.string().max(100).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./drift-page/DriftRoute.tsx"), "DriftRoute"),
});

const heatmap = createRoute({
  getParentRoute: () => signedIn,
  path: "/flows/$flowId/heatmap",
  validateSearch: heatmapSearchSchema,
  component: lazyRouteComponent(() => import("../features/heatmap/HeatmapPage.tsx"), "HeatmapPage"),
});

const paths = createRoute({
  getParentRoute: () => signedIn,
  path: "/flows/$flowId/paths",
  validateSearch: heatmapSearchSchema,
  component: lazyRouteComponent(() => import("../features/heatmap/paths/PathsPage.tsx"), "PathsPage"),
});

const advice = createRoute({
  getParentRoute: () => signedIn,
  path: "/flows/$flowId/advice",
  validateSearch: heatmapSearchSchema,
  component: lazyRouteComponent(() => import("../features/heatmap/advice/AdvicePage.tsx"), "AdvicePage"),
});

const designer = createRoute({
  getParentRoute: () => signedIn,
  path: "/flows/$flowId",
  component: lazyRouteComponent(() => import("./designer-page/DesignerPage.tsx"), "DesignerPage"),
});

/** The routes of the designer. `/flows/$flowId` draws its own frame; the others share one. */
export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signedIn.addChildren([
      designer,
      heatmap,
      paths,
      advice,
      weeklyReport,
      frame.addChildren([flows, callers, tenants, approvals, notifications, audit, webhooks, versions, guard, drift]),
    ]),
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: ErrorPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
