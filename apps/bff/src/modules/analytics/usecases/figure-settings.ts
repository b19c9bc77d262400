import type { FigureSettings } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { FiguresDependencies } from "./prepare-reading.ts";

interface OnTenant {
  readonly workspaceId: string;
  readonly tenantId: string;
}

/** How long a tenant's figures are kept. */
export async function getFigureSettings(
  { workspaceId, tenantId }: OnTenant,
  { storage, findSource }: FiguresDependencies,
): Promise<Result<FigureSettings, ApiFault>> {
  if ((await findSource(workspaceId, tenantId)) === null) return noTenant();
  return ok(await storage.in(workspaceId).settings(tenantId));
}

/** Sets how long a tenant's figures are kept; what is too old goes with the next tidying. */
export async function putFigureSettings(
  {
    actor,
    tenantId,
    settings,
  }: { readonly actor: Actor; readonly tenantId: string; readonly settings: FigureSettings },
  dependencies: FiguresDependencies,
): Promise<Result<FigureSettings, ApiFault>> {
  const { storage, findSource, now } = dependencies;
  const { workspaceId } = actor;
  if ((await findSource(workspaceId, tenantId)) === null) return noTenant();
  await storage.transaction(workspaceId, async (store) => {
    await store.putSettings(tenantId, settings);
    await store.appendAudit({
      at: now(),
      actor: actor.id,
      action: "tenant.figuresChanged",
      details: { tenantId, ...settings },
    });
    return ok(null);
  });
  return ok(settings);
}

function noTenant(): Result<never, ApiFault> {
  return fault("not-found", "There is no tenant with this id.");
}
