import { analyticsRoutes } from "./routes/analytics-routes.ts";
import { approvalRoutes } from "./routes/approval-routes.ts";
import { auditRoutes } from "./routes/audit-routes.ts";
import { deploymentRoutes } from "./routes/deployment-routes.ts";
import { driftRoutes } from "./routes/drift-routes.ts";
import { flowRoutes } from "./routes/flow-routes.ts";
import { guardRoutes } from "./routes/guard-routes.ts";
import { identityRoutes } from "./routes/identity-routes.ts";
import { notificationRoutes } from "./routes/notification-routes.ts";
import { queueRuleRoutes } from "./routes/queue-rule-routes.ts";
import { tenantRoutes } from "./routes/tenant-routes.ts";
import { vendorLogRoutes } from "./routes/vendor-log-routes.ts";
import { webhookRoutes } from "./routes/webhook-routes.ts";

/** Every route of the BFF below /api. Names, permissions and shapes are decided in these tables and nowhere else. */
export const routes = {
  ...identityRoutes,
  ...flowRoutes,
  ...tenantRoutes,
  ...deploymentRoutes,
  ...approvalRoutes,
  ...driftRoutes,
  ...auditRoutes,
  ...analyticsRoutes,
  ...webhookRoutes,
  ...guardRoutes,
  ...notificationRoutes,
  ...queueRuleRoutes,
  ...vendorLogRoutes,
} as const;

/** The name of a route. */
export type RouteName = keyof typeof routes;
