import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { readVendorLog, type VendorLogDependencies } from "./usecases/read-vendor-log.ts";

/** What vendors themselves write down of flows. */
export function registerVendorLogRoutes(app: FastifyInstance, dependencies: VendorLogDependencies): void {
  registerRoute(app, routes.getVendorLog, async ({ actor, params, query }) => {
    const { tenantId, page = 1 } = query;
    const place = { workspaceId: actor.workspaceId, flowId: params.flowId, tenantId };
    const log = await readVendorLog({ ...place, page }, dependencies);
    return log.ok ? ok({ status: 200 as const, body: log.value }) : log;
  });
}
