import type { Tenant } from "@tonegraph/api-contract";
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
