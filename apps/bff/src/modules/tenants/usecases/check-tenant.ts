import type { TenantCheck } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import type { SignedIn, VendorError } from "@tonegraph/vendor-kit";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import { nameFields } from "../../../kernel/name-fields.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { TenantPlace, VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import type { StoredTenant, TenantStorage } from "../ports.ts";
import { operationWords } from "../operation-words.ts";
import { NO_TENANT } from "./get-tenant.ts";

export interface CheckTenantDependencies {
  readonly storage: TenantStorage;
  readonly accounts: VendorAccounts;
  readonly surroundings: Surroundings;
}

/** No flow has this id: reading it harms nothing, and "there is none" is a good answer. */
const NO_FLOW = "tonegraph-check";

const MAY_PASS: ReadonlySet<VendorError["kind"]> = new Set(["rateLimited", "unavailable", "circuitOpen"]);

/**
 * Signs in afresh at the vendor, whatever token is at hand and even where its calls have been failing, reads, and writes
 * down what it said; a vendor that says no is an answer, not a failure.
 */
export async function checkTenant(
  { actor, tenantId }: { readonly actor: Actor; readonly tenantId: string },
  dependencies: CheckTenantDependencies,
): Promise<Result<TenantCheck, ApiFault>> {
  const { storage, surroundings } = dependencies;
  const place = { workspaceId: actor.workspaceId, tenantId };
  const tenant = await storage.in(actor.workspaceId).find(tenantId);
  if (tenant === null) return NO_TENANT;
  const found = await askVendor({ ...place, tenant }, dependencies);
  const at = surroundings.now();
  const check = { ...found, ...whoLacks(found.missingScopes, tenant.scopes), checkedAt: at.toISOString() };
  return storage.transaction(actor.workspaceId, async (store) => {
    await store.setCheck(tenantId, check);
    const details = { tenantId, ok: check.ok, missingScopes: check.missingScopes };
    await store.appendAudit({ at, actor: actor.id, action: "tenant.checked", details });
    return ok(check);
  });
}

async function askVendor(
  { tenant, ...place }: TenantPlace & { readonly tenant: StoredTenant },
  { accounts }: CheckTenantDependencies,
): Promise<Omit<TenantCheck, "checkedAt">> {
  const client = await accounts.client(place);
  const where = (step: string): string => `Tenant "${tenant.name}", ${step}`;
  if (!client.ok)
    return { ok: false, missingScopes: [], message: `${where(operationWords("signIn"))}: ${client.error.detail}` };
  const answer = await client.value.signIn({ afresh: true, tryNow: true });
  if (!answer.ok) return refusal(where(operationWords("signIn")), answer.error);
  const read = await client.value.read(NO_FLOW, { provesApi: true });
  if (!read.ok) return refusal(where(operationWords("read")), withFields(read.error, tenant));
  const { vendor = "The vendor" } = findDescriptor(tenant.dialect) ?? {};
  return { ok: true, missingScopes: [], message: wordsOf(answer.value, vendor) };
}

/** Behind a wrong address anything may answer: whatever is no answer to the question names the fields to look at. */
function withFields(error: VendorError, { dialect, settings, baseUrl }: StoredTenant): VendorError {
  const descriptor = findDescriptor(dialect);
  return descriptor === undefined ? error : nameFields(error, { call: "read", descriptor, settings, entered: baseUrl });
}

function wordsOf({ scopesAssumed }: SignedIn, vendor: string): string {
  if (scopesAssumed !== true) return "Signed in. The account has every scope that is needed.";
  return `Signed in, and a flow could be asked for. ${vendor} does not tell which scopes it granted: whether writing is allowed shows at the first publish.`;
}

/** A list of our own that lacks a scope is never sent: only a whole one can be granted less. */
function whoLacks(missing: readonly string[], listed: readonly string[]): Pick<TenantCheck, "scopesLackIn"> {
  if (missing.length === 0) return {};
  return { scopesLackIn: missing.every((scope) => listed.includes(scope)) ? "vendor" : "tenant" };
}

function refusal(where: string, error: VendorError): Omit<TenantCheck, "checkedAt"> {
  const { vendorMessage, message } = error;
  const words =
    vendorMessage === undefined || message.includes(vendorMessage) ? message : `${message}: ${vendorMessage}`;
  const fields = error.fields === undefined ? {} : { fields: [...error.fields] };
  const passing = MAY_PASS.has(error.kind) ? { mayPass: true } : {};
  const missingScopes = [...(error.missingScopes ?? [])];
  return { ok: false, missingScopes, message: `${where}: ${words}`, ...passing, ...fields };
}
