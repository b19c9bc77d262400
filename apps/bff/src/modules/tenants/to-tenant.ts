import { hasPermission, type Role, type Tenant } from "@tonegraph/api-contract";
import type { Json } from "@tonegraph/flow-model";
import type { StoredTenant } from "./ports.ts";

/** A tenant as the API shows it: of its credentials only the keyed fingerprint and the scopes. */
export function toTenant(stored: StoredTenant): Tenant {
  return {
    id: stored.id,
    name: stored.name,
    dialect: stored.dialect,
    ...(stored.baseUrl === null ? {} : { baseUrl: stored.baseUrl }),
    ...(stored.authUrl === null ? {} : { authUrl: stored.authUrl }),
    settings: { ...stored.settings },
    credentials: { fingerprint: stored.fingerprint, scopes: [...stored.scopes] },
    lastCheck: stored.lastCheck,
    liveFlows: stored.liveFlows,
    createdAt: stored.createdAt.toISOString(),
  };
}

/** As {@link toTenant}, without what only they may know who manage tenants: what stands behind the host of an address. */
export function toShownTenant(stored: StoredTenant, roles: readonly Role[]): Tenant {
  const tenant = toTenant(stored);
  if (hasPermission(roles, "administer")) return tenant;
  const settings = Object.entries(tenant.settings).map(([name, value]) => [name, withoutTail(value)] as const);
  return {
    ...tenant,
    ...(tenant.authUrl === undefined ? {} : { authUrl: withoutQuery(tenant.authUrl) }),
    settings: Object.fromEntries(settings),
  };
}

// Who is to be called may be let in by a token in the query, or by the path itself: then knowing the address is the right.
function withoutTail(value: Json): Json {
  if (typeof value !== "string" || !/^\s*https?:/iu.test(value)) return value;
  const origin = URL.parse(value)?.origin;
  // What is no address is hidden whole: nobody can tell where in it a secret stands.
  if (origin === undefined) return "…";
  return value.trim() === origin ? origin : `${origin}/…`;
}

function withoutQuery(address: string): string {
  const [before = ""] = address.split(/[?#]/u);
  return before === address ? address : `${before}?…`;
}
