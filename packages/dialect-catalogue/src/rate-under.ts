import { RATE_SETTING, readRate, type DialectDescriptor, type JsonObject, type UsualRate } from "@tonegraph/vendor-kit";

/** How many requests a tenant may send, and whether it says so itself. */
export interface TenantRate extends UsualRate {
  readonly isOwn: boolean;
}

/** The limit that a tenant with these settings is held to; null where the dialect keeps one of its own. */
export function rateUnder(
  descriptor: Pick<DialectDescriptor, "rate"> | undefined,
  settings: JsonObject,
): TenantRate | null {
  const usual = descriptor?.rate;
  if (usual === undefined) return null;
  const own = readRate(settings[RATE_SETTING]);
  return { ...usual, isOwn: own !== null, ...(own === null ? {} : { requestsPerSecond: own }) };
}
