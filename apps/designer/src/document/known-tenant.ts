import type { Json } from "@tonegraph/flow-model";

/** A vendor account that a flow may be meant for. */
export interface KnownTenant {
  readonly id: string;
  readonly name: string;
  readonly dialect: string;
  /** What it takes instead of its profile's limits; null where it says nothing. */
  readonly limits: Json;
  /** Whether the flow answers calls there. */
  readonly isLive: boolean;
}

/**
 * The accounts that a flow may be meant for: those of its own target, where it is live first; for a flow of no target in
 * particular those where it is live, else all.
 */
export function relevantTenants(tenants: readonly KnownTenant[], profile: string): readonly KnownTenant[] {
  const fitting = tenants.filter(({ dialect }) => dialect === profile);
  if (fitting.length > 0) return fitting.toSorted((left, right) => Number(right.isLive) - Number(left.isLive));
  if (profile !== "portable") return [];
  const live = tenants.filter(({ isLive }) => isLive);
  return live.length > 0 ? live : tenants;
}

/**
 * Whose limits and resources a flow is checked with: the chosen one's, nobody's (null), and while nobody chose (undefined)
 * those of where the flow is live, one with limits of its own before the others.
 */
export function tenantChecked(
  tenants: readonly KnownTenant[],
  profile: string,
  chosenId: string | null | undefined,
): KnownTenant | null {
  if (chosenId === null) return null;
  const relevant = relevantTenants(tenants, profile);
  const live = relevant.filter(({ isLive }) => isLive);
  const chosen = relevant.find(({ id }) => id === chosenId);
  return chosen ?? live.find(({ limits }) => limits !== null) ?? live[0] ?? null;
}
