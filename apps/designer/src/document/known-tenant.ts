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

/** The accounts whose limits may apply to a flow that is drawn for a profile: those that have some, where it is live first. */
export function tenantsWithLimits(tenants: readonly KnownTenant[], profile: string): readonly KnownTenant[] {
  const fitting = tenants.filter(({ dialect, limits }) => dialect === profile && limits !== null);
  return fitting.toSorted((left, right) => Number(right.isLive) - Number(left.isLive));
}

/** Whose limits apply: the chosen one's, nobody's (null), and while nobody chose (undefined) those of where the flow is live. */
export function tenantChecked(
  tenants: readonly KnownTenant[],
  profile: string,
  chosenId: string | null | undefined,
): KnownTenant | null {
  const [first, ...others] = tenantsWithLimits(tenants, profile);
  if (first === undefined || chosenId === null) return null;
  const chosen = [first, ...others].find(({ id }) => id === chosenId);
  return chosen ?? (first.isLive ? first : null);
}
