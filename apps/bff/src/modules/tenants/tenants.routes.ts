import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import type { FlowsAtTenants } from "../../kernel/flows-at-tenants.ts";
import type { ResourceDirectory } from "../../kernel/resource-directory.ts";
import { checkTenant, type CheckTenantDependencies } from "./usecases/check-tenant.ts";
import { createTenant, type TenantDependencies } from "./usecases/create-tenant.ts";
import { getTenant } from "./usecases/get-tenant.ts";
import { findResource } from "./usecases/find-resource.ts";
import { listResources } from "./usecases/list-resources.ts";
import { listTenants } from "./usecases/list-tenants.ts";
import { removeTenant } from "./usecases/remove-tenant.ts";
import { tenantHealth } from "./usecases/tenant-health.ts";
import { updateTenant } from "./usecases/update-tenant.ts";

const DEFAULT_PAGE = 50;

export interface TenantRoutesDependencies extends TenantDependencies, CheckTenantDependencies {
  readonly resources: ResourceDirectory;
  readonly flowsAt: Pick<FlowsAtTenants, "ourFlows">;
}

/** Vendor accounts: list, connect, read, change, disconnect, check, and what exists there. */
export function registerTenantRoutes(app: FastifyInstance, dependencies: TenantRoutesDependencies): void {
  registerRoute(app, routes.listTenants, async ({ actor, query }) => {
    const asked = { actor, cursor: query.cursor, limit: query.limit ?? DEFAULT_PAGE };
    const page = await listTenants(asked, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });
  registerRoute(app, routes.createTenant, async ({ actor, body }) => {
    const created = await createTenant({ actor, tenant: body }, dependencies);
    if (!created.ok) return created;
    const headers = { location: `/api/tenants/${created.value.id}` };
    return ok({ status: 201 as const, body: created.value, headers });
  });
  registerRoute(app, routes.getTenant, async ({ actor, params }) => {
    const tenant = await getTenant({ actor, tenantId: params.tenantId }, dependencies);
    return tenant.ok ? ok({ status: 200 as const, body: tenant.value }) : tenant;
  });
  registerRoute(app, routes.updateTenant, async ({ actor, params, body }) => {
    const tenant = await updateTenant({ actor, tenantId: params.tenantId, changes: body }, dependencies);
    return tenant.ok ? ok({ status: 200 as const, body: tenant.value }) : tenant;
  });
  registerRoute(app, routes.deleteTenant, async ({ actor, params }) => {
    const removed = await removeTenant({ actor, tenantId: params.tenantId }, dependencies);
    return removed.ok ? ok({ status: 204 as const, body: null }) : removed;
  });
  registerRoute(app, routes.checkTenant, async ({ actor, params }) => {
    const check = await checkTenant({ actor, tenantId: params.tenantId }, dependencies);
    return check.ok ? ok({ status: 200 as const, body: check.value }) : check;
  });
  registerRoute(app, routes.tenantHealth, async ({ actor, params }) => {
    const place = { workspaceId: actor.workspaceId, tenantId: params.tenantId };
    const health = await tenantHealth(place, dependencies);
    return health.ok ? ok({ status: 200 as const, body: health.value }) : health;
  });
  registerRoute(app, routes.listResources, async ({ actor, params, query }) => {
    const place = { workspaceId: actor.workspaceId, tenantId: params.tenantId };
    const asked = { ...place, kind: query.kind, afresh: query.afresh !== undefined };
    const listing = await listResources(asked, dependencies);
    if (!listing.ok) return listing;
    const { items, known, looksUp, askedAt } = listing.value;
    const asOf = askedAt === undefined ? {} : { asOf: new Date(askedAt).toISOString() };
    const body = { items: items.map(({ id, name }) => ({ id, name })), known, looksUp, ...asOf };
    return ok({ status: 200 as const, body });
  });
  registerRoute(app, routes.findResource, async ({ actor, params, query }) => {
    const place = { workspaceId: actor.workspaceId, tenantId: params.tenantId };
    const exists = await findResource({ ...place, wanted: query }, dependencies);
    return exists.ok ? ok({ status: 200 as const, body: { exists: exists.value } }) : exists;
  });
}
