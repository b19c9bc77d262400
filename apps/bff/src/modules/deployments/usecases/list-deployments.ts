import type { Deployment } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import { toDeployment } from "../deployment.ts";
import type { DeploymentStorage } from "../ports.ts";

/** What the list is asked for. */
export interface DeploymentQuery {
  readonly workspaceId: string;
  readonly flowId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly state?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Deployments, newest first, a page at a time. */
export async function listDeployments(
  { workspaceId, cursor, limit, flowId, tenantId, state }: DeploymentQuery,
  { storage }: { readonly storage: DeploymentStorage },
): Promise<Result<{ items: Deployment[]; nextCursor: string | null }, ApiFault>> {
  const before = readCursor(cursor);
  if (!before.ok) return before;
  const found = await storage.in(workspaceId).list({
    ...(flowId === undefined ? {} : { flowId }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(state === undefined ? {} : { state }),
    ...(before.value === null ? {} : { before: { createdAt: before.value.at, id: before.value.id } }),
    limit: limit + 1,
  });
  const page = pageOf(found, limit, (record) => ({ at: record.createdAt, id: record.id }));
  return ok({ items: page.items.map(toDeployment), nextCursor: page.nextCursor });
}

/** One deployment. */
export async function getDeployment(
  { workspaceId, deploymentId }: { readonly workspaceId: string; readonly deploymentId: string },
  { storage }: { readonly storage: DeploymentStorage },
): Promise<Result<Deployment, ApiFault>> {
  const record = await storage.in(workspaceId).find(deploymentId);
  return record === null ? fault("not-found", "There is no deployment with this id.") : ok(toDeployment(record));
}
