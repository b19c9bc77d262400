import type { Tenant } from "@tonegraph/api-contract";

/** The tenant that people most likely mean: where the flow is live, else one whose last check was good, else the first. */
export function firstTenant(tenants: readonly Tenant[], liveOn: readonly string[]): Tenant | null {
  return (
    tenants.find((tenant) => liveOn.includes(tenant.id)) ??
    tenants.find((tenant) => tenant.lastCheck?.ok === true) ??
    tenants[0] ??
    null
  );
}
