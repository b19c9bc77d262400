import type { KnownTenant } from "../../../document/known-tenant.ts";

/**
 * The accounts that are asked what exists there: those of the flow's own target, where it is live first; for a flow of no
 * target in particular those where it is live, else all.
 */
export function relevantTenants(tenants: readonly KnownTenant[], profile: string): readonly KnownTenant[] {
  const fitting = tenants.filter(({ dialect }) => dialect === profile);
  if (fitting.length > 0) return fitting.toSorted((left, right) => Number(right.isLive) - Number(left.isLive));
  if (profile !== "portable") return [];
  const live = tenants.filter(({ isLive }) => isLive);
  return live.length > 0 ? live : tenants;
}
