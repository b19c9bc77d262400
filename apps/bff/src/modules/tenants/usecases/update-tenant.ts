import type { Tenant } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { ok, type Json, type Result } from "@tonegraph/flow-model";
import { movedHosts } from "@tonegraph/vendor-kit";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { allFaults } from "../all-faults.ts";
import { checkCredentials, type GivenCredentials } from "../check-credentials.ts";
import { checkMovedHosts } from "../check-moved-hosts.ts";
import { checkName } from "../check-name.ts";
import { checkAddresses, checkSettings } from "../check-tenant-fields.ts";
import type { SealedSecret, StoredTenant, TenantContent } from "../ports.ts";
import { toTenant } from "../to-tenant.ts";
import type { TenantDependencies } from "./create-tenant.ts";
import { NO_TENANT } from "./get-tenant.ts";

/** What may be changed; credentials and settings are replaced whole, null removes an address. Another host needs credentials. */
export interface TenantChanges {
  readonly name?: string | undefined;
  readonly baseUrl?: string | null | undefined;
  readonly authUrl?: string | null | undefined;
  readonly settings?: Readonly<Record<string, Json>> | undefined;
  readonly credentials?: GivenCredentials | undefined;
}

interface TenantUpdate {
  readonly actor: Actor;
  readonly tenantId: string;
  readonly changes: TenantChanges;
}

/** Changes a vendor account; the vendor is not called. */
export async function updateTenant(
  request: TenantUpdate,
  dependencies: TenantDependencies,
): Promise<Result<Tenant, ApiFault>> {
  const { actor, tenantId, changes } = request;
  // Before the transaction: the host of an address is looked up, which takes its time.
  const checked = allFaults(
    checkCredentials(changes.credentials),
    await checkWanted(request, dependencies),
    await checkAddresses(changes, dependencies.isAllowed),
  );
  if (!checked.ok) return checked;
  return dependencies.storage.transaction(actor.workspaceId, async (store) => {
    const former = await store.hold(tenantId);
    if (former === null) return NO_TENANT;
    const renamed = changes.name !== undefined && changes.name !== former.name;
    const named = renamed ? await checkName({ id: tenantId, name: changes.name }, store) : ok(null);
    if (!named.ok) return named;
    const parts = { descriptor: findDescriptor(former.dialect), parseUrl: (text: string) => URL.parse(text) };
    const moved = movedHosts(former, { ...former, ...given(changes) }, parts);
    const staying = checkMovedHosts(moved, changes.credentials !== undefined);
    if (!staying.ok) return staying;
    const at = dependencies.surroundings.now();
    const secret = changes.credentials === undefined ? undefined : reseal(former, changes.credentials, dependencies);
    await store.update(tenantId, { ...given(changes), ...(secret === undefined ? {} : { secret }), at });
    const changed = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    const details = {
      tenantId,
      changed,
      // Hosts alone: a path or a query may hold what nobody should read.
      ...(moved.length === 0 ? {} : { hosts: moved.map(({ field, from, to }) => ({ field, from, to })) }),
      ...(secret === undefined ? {} : { fingerprint: secret.fingerprint }),
    };
    await store.appendAudit({ at, actor: actor.id, action: "tenant.changed", details });
    const stored = await store.find(tenantId);
    return stored === null
      ? fault("internal-error", "The tenant was stored and cannot be read.")
      : ok(toTenant(stored));
  });
}

async function checkWanted(
  { actor, tenantId, changes }: TenantUpdate,
  { storage, isAllowed }: TenantDependencies,
): Promise<Result<unknown, ApiFault>> {
  if (changes.settings === undefined) return ok(null);
  const former = await storage.in(actor.workspaceId).find(tenantId);
  const descriptor = former === null ? undefined : findDescriptor(former.dialect);
  if (former === null || descriptor === undefined) return NO_TENANT;
  return checkSettings(changes.settings, { descriptor, isAllowed, stored: former.settings });
}

function reseal(former: StoredTenant, credentials: GivenCredentials, { sealer }: TenantDependencies): SealedSecret {
  const version = former.secretVersion + 1;
  const scopes = credentials.scopes ?? findDescriptor(former.dialect)?.scopes ?? [];
  const owner = { tenantId: former.id, dialect: former.dialect, version };
  return { ...sealer.seal(owner, { ...credentials, scopes }), version, scopes };
}

function given({ name, baseUrl, authUrl, settings }: TenantChanges): Partial<TenantContent> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(authUrl === undefined ? {} : { authUrl }),
    ...(settings === undefined ? {} : { settings }),
  };
}
