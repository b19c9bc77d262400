import type { Profile } from "@tonegraph/flow-validation";
import {
  movedHosts,
  tenantLimits,
  type DialectDescriptor,
  type JsonObject,
  type MovedHost,
  type MovedHostsParts,
  type TenantAddresses,
} from "@tonegraph/vendor-kit";
import { descriptors, targets } from "./generated/targets.ts";
import { portableProfile } from "./portable-profile.ts";
import { rateUnder, type TenantRate } from "./rate-under.ts";

export { settingFault } from "@tonegraph/vendor-kit";
export { descriptors, targets };

/** Every profile that a flow may be edited under: one per target, and `portable`. */
export const profiles: readonly Profile[] = [...targets.map((target) => target.profile), portableProfile(targets)];

/** The target with this id, whether or not it can be published to. */
export function findTarget(id: string): DialectDescriptor | undefined {
  return targets.find((target) => target.id === id);
}

/** The dialect with this id that tenants may be of. */
export function findDescriptor(id: string): DialectDescriptor | undefined {
  return descriptors.find((descriptor) => descriptor.id === id);
}

/** The profile with this id. */
export function findProfile(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}

/** How many requests a second a tenant of a dialect may send by these settings, and who says so; null where nobody does. */
export function rateOf(dialect: string, settings: JsonObject): TenantRate | null {
  return rateUnder(findDescriptor(dialect), settings);
}

/** What a tenant of a dialect takes instead of its profile's limits, as `applyProfileOverrides` takes it; empty where these settings say nothing. */
export function limitsOf(dialect: string, settings: JsonObject): JsonObject {
  return tenantLimits(settings, findDescriptor(dialect)?.settings ?? []);
}

/** The addresses of a tenant of a dialect that lead to another host than before; see `movedHosts`. */
export function movedHostsOf(
  dialect: string,
  { former, next }: { readonly former: TenantAddresses; readonly next: TenantAddresses },
  parseUrl: MovedHostsParts["parseUrl"],
): readonly MovedHost[] {
  return movedHosts(former, next, { descriptor: findDescriptor(dialect), parseUrl });
}
