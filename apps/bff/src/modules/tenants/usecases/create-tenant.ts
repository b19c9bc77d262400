import type { Tenant } from "@tonegraph/api-contract";
import { descriptors, findDescriptor } from "@tonegraph/dialect-catalogue";
import { ok, type Json, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import { allFaults } from "../all-faults.ts";
import { checkCredentials, type GivenCredentials } from "../check-credentials.ts";
import { checkName } from "../check-name.ts";
import { checkAddresses, checkSettings } from "../check-tenant-fields.ts";
import type { AddressCheck, CredentialSealer, TenantStorage } from "../ports.ts";
import { toTenant } from "../to-tenant.ts";

export interface TenantDependencies {
  readonly storage: TenantStorage;
  readonly surroundings: Surroundings;
  readonly sealer: CredentialSealer;
  readonly isAllowed: AddressCheck;
}

/** What makes a tenant. */
export interface NewTenant {
  readonly name: string;
  readonly dialect: string;
  readonly baseUrl?: string | undefined;
  readonly authUrl?: string | undefined;
  readonly settings: Readonly<Record<string, Json>>;
  readonly credentials: GivenCredentials;
}

/** Stores a vendor account. The vendor is not called: whether the credentials work is what the check says. */
export async function createTenant(
  { actor, tenant }: { readonly actor: Actor; readonly tenant: NewTenant },
  { storage, surroundings, sealer, isAllowed }: TenantDependencies,
): Promise<Result<Tenant, ApiFault>> {
  const descriptor = findDescriptor(tenant.dialect);
  if (descriptor === undefined) return unknownDialect(tenant.dialect);
  const checked = allFaults(
    checkCredentials(tenant.credentials),
    await checkSettings(tenant.settings, { descriptor, isAllowed }),
    await checkAddresses(tenant, isAllowed),
  );
  if (!checked.ok) return checked;
  const [id, at] = [surroundings.newId("tenant"), surroundings.now()];
  const scopes = tenant.credentials.scopes ?? descriptor.scopes;
  const secret = {
    ...sealer.seal({ tenantId: id, dialect: descriptor.id, version: 1 }, { ...tenant.credentials, scopes }),
    version: 1,
    scopes,
  };
  return storage.transaction(actor.workspaceId, async (store) => {
    const { name, baseUrl = null, authUrl = null } = tenant;
    const named = await checkName({ id, name }, store);
    if (!named.ok) return named;
    await store.insert({ id, name, dialect: descriptor.id, baseUrl, authUrl, settings: tenant.settings, secret, at });
    const details = { tenantId: id, name, dialect: descriptor.id, fingerprint: secret.fingerprint };
    await store.appendAudit({ at, actor: actor.id, action: "tenant.created", details });
    const stored = await store.find(id);
    return stored === null
      ? fault("internal-error", "The tenant was stored and cannot be read.")
      : ok(toTenant(stored));
  });
}

function unknownDialect(dialect: string): ReturnType<typeof fault> {
  const known = descriptors.map(({ id }) => id).join(", ");
  const message = `There is no dialect "${dialect}". Known ones: ${known}.`;
  return fault("invalid-body", message, { errors: [{ pointer: "/dialect", code: "unknown-dialect", message }] });
}
