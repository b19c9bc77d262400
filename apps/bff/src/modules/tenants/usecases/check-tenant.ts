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
  if ((await storage.in(actor.workspaceId).find(tenantId)) === null) return NO_TENANT;
  const found = await askVendor(place, dependencies);
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
  place: TenantPlace,
  { accounts }: CheckTenantDependencies,
): Promise<Omit<TenantCheck, "checkedAt">> {
  const client = await accounts.client(place);
  if (!client.ok) return { ok: false, missingScopes: [], message: client.error.detail };
  const answer = await client.value.signIn();
  if (!answer.ok) return refusal(answer.error);
  return { ok: true, missingScopes: [], message: "Signed in. The account has every scope that is needed." };
}

function refusal(error: VendorError): Omit<TenantCheck, "checkedAt"> {
  const { vendorMessage, message } = error;
  const words =
    vendorMessage === undefined || message.includes(vendorMessage) ? message : `${message}: ${vendorMessage}`;
  return { ok: false, missingScopes: [...(error.missingScopes ?? [])], message: words };
}
