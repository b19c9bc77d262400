import type { Tenant } from "@tonegraph/api-contract";

/** What is known of a flow that is to be published. */
export interface FlowPlaces {
  /** Where something is being published or rolled back right now. */
  readonly runsOn: readonly string[];
  readonly liveOn: readonly string[];
  /** What it is drawn for. */
  readonly profile: string;
}

/**
 * The tenant that people most likely mean: where something runs that can be watched, else where the flow is live, else one of the dialect that it is drawn for, else one
 * whose last check was good, else the first.
 */
export function firstTenant(tenants: readonly Tenant[], { runsOn, liveOn, profile }: FlowPlaces): Tenant | null {
  return (
    tenants.find((tenant) => runsOn.includes(tenant.id)) ??
    tenants.find((tenant) => liveOn.includes(tenant.id)) ??
    tenants.find((tenant) => tenant.dialect === profile) ??
    tenants.find((tenant) => tenant.lastCheck?.ok === true) ??
    tenants[0] ??
    null
  );
}
