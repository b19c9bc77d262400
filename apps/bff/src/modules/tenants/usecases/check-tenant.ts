import type { TenantCheck } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { TenantPlace, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import type { TenantStorage } from "../ports.ts";
import { NO_TENANT } from "./get-tenant.ts";

export interface CheckTenantDependencies {
  readonly storage: TenantStorage;
  readonly accounts: VendorAccounts;
  readonly surroundings: Surroundings;
}

/** Signs in at the vendor and writes down what it said; a vendor that says no is an answer, not a failure. */
export async function checkTenant(
  { actor, tenantId }: { readonly actor: Actor; readonly tenantId: string },
  dependencies: CheckTenantDependencies,
): Promise<Result<TenantCheck, ApiFault>> {
  const { storage, surroundings } = dependencies;
  const place = { workspaceId: actor.workspaceId, tenantId };
  const tenant = await storage.in(actor.workspaceId).find(tenantId);
  if (tenant === null) return NO_TENANT;
  const found = await askVendor({ ...place, name: tenant.name }, dependencies);
  const at = surroundings.now();
  const check = { ...found, checkedAt: at.toISOString() };
  return storage.transaction(actor.workspaceId, async (store) => {
    await store.setCheck(tenantId, check);
    const details = { tenantId, ok: check.ok, missingScopes: check.missingScopes };
    await store.appendAudit({ at, actor: actor.id, action: "tenant.checked", details });
    return ok(check);
  });
}

async function askVendor(
  { name, ...place }: TenantPlace & { readonly name: string },
  { accounts }: CheckTenantDependencies,
): Promise<Omit<TenantCheck, "checkedAt">> {
  const client = await accounts.client(place);
  const where = `Tenant "${name}", sign-in`;
  if (!client.ok) return { ok: false, missingScopes: [], message: `${where}: ${client.error.detail}` };
  const answer = await client.value.signIn();
  if (!answer.ok) return refusal(where, answer.error);
  return { ok: true, missingScopes: [], message: "Signed in. The account has every scope that is needed." };
}

function refusal(where: string, error: VendorError): Omit<TenantCheck, "checkedAt"> {
  const { vendorMessage, message } = error;
  const words =
    vendorMessage === undefined || message.includes(vendorMessage) ? message : `${message}: ${vendorMessage}`;
  const fields = error.fields === undefined ? {} : { fields: [...error.fields] };
  return { ok: false, missingScopes: [...(error.missingScopes ?? [])], message: `${where}: ${words}`, ...fields };
}
