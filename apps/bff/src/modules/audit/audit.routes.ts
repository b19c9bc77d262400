import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { DEFAULT_PAGE } from "../../kernel/time-cursor.ts";
import type { AuditArchive } from "./ports.ts";
import { listAudit } from "./usecases/list-audit.ts";
import { verifyAudit } from "./usecases/verify-audit.ts";

/** The audit log: read it, prove that it is whole. */
export function registerAuditRoutes(app: FastifyInstance, dependencies: { readonly archive: AuditArchive }): void {
  registerRoute(app, routes.listAudit, async ({ actor, query }) => {
    const { limit = DEFAULT_PAGE, ...filters } = query;
    // `actor` in the query is whose entries are wanted, not who asks.
    const page = await listAudit({ ...filters, limit, workspaceId: actor.workspaceId }, dependencies);
    return page.ok ? ok({ status: 200 as const, body: page.value }) : page;
  });

  registerRoute(app, routes.verifyAudit, async ({ actor }) => {
    const verification = await verifyAudit({ workspaceId: actor.workspaceId }, dependencies);
    return ok({ status: 200 as const, body: verification });
  });
}
